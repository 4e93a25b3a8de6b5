"""Who works here, in which role and unit, and who may open what."""
