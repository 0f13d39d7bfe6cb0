-- Bands of income.
select
    ib_income_band_sk,
    ib_lower_bound,
    ib_upper_bound
from current.income_band
