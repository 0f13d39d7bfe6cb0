-- Every combination of what is known of a customer.
select
    cd_demo_sk,
    rtrim(cd_gender) as cd_gender,
    rtrim(cd_marital_status) as cd_marital_status,
    rtrim(cd_education_status) as cd_education_status,
    cd_purchase_estimate,
    rtrim(cd_credit_rating) as cd_credit_rating,
    cd_dep_count,
    cd_dep_employed_count,
    cd_dep_college_count
from current.customer_demographics
