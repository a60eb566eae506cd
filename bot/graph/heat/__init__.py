"""Who answers through a week and through a year, as a heat map, as text and as data."""
