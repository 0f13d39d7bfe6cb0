-- Titles in the catalogue, one row each.
select
    isbn,
    rtrim(title) as title,
    author,
    shelf,
    price,
    pages
from current.titles
