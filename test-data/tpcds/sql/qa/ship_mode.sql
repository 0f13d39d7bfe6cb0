-- Ways to ship.
select
    sm_ship_mode_sk,
    rtrim(sm_ship_mode_id) as sm_ship_mode_id,
    rtrim(sm_type) as sm_type,
    rtrim(sm_code) as sm_code,
    rtrim(sm_carrier) as sm_carrier,
    rtrim(sm_contract) as sm_contract
from current.ship_mode
