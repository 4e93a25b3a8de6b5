"""Numbers only: on how many days checks were made and what came up, by unit and month, never who."""
