"""From a folder that is edited to a version that serves: kept, followed, and gone back to."""
