"""HTTP as publishers welcome it; knows nothing of Prefect or the warehouse."""
