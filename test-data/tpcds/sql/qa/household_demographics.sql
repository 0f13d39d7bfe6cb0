-- Every combination of what is known of a household.
select
    hd_demo_sk,
    hd_income_band_sk,
    rtrim(hd_buy_potential) as hd_buy_potential,
    hd_dep_count,
    hd_vehicle_count
from current.household_demographics
