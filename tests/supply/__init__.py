"""What Henvend is made of: which packages, under which licences, with which known weaknesses."""
