package dev.standin.redshift.guide;

import dev.standin.redshift.Session;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The tables that the guide's examples use: TICKIT, whose data is not here, and WINSALES (c_Window_functions.html) with its data. */
final class SampleTables {
    /** Those without data. */
    static final Set<String> EMPTY = Set.of("users", "venue", "category", "date", "event", "listing", "sales");

    private static final String SQL = """
        create table users (userid integer not null, username char(8), firstname varchar(30), lastname varchar(30),
            city varchar(30), state char(2), email varchar(100), phone char(14), likesports boolean,
            liketheatre boolean, likeconcerts boolean, likejazz boolean, likeclassical boolean, likeopera boolean,
            likerock boolean, likevegas boolean, likebroadway boolean, likemusicals boolean);
        create table venue (venueid smallint not null, venuename varchar(100), venuecity varchar(30),
            venuestate char(2), venueseats integer);
        create table category (catid smallint not null, catgroup varchar(10), catname varchar(10),
            catdesc varchar(50));
        create table date (dateid smallint not null, caldate date not null, day character(3) not null,
            week smallint not null, month character(5) not null, qtr character(5) not null, year smallint not null,
            holiday boolean default false);
        create table event (eventid integer not null, venueid smallint not null, catid smallint not null,
            dateid smallint not null, eventname varchar(200), starttime timestamp);
        create table listing (listid integer not null, sellerid integer not null, eventid integer not null,
            dateid smallint not null, numtickets smallint not null, priceperticket decimal(8,2),
            totalprice decimal(8,2), listtime timestamp);
        create table sales (salesid integer not null, listid integer not null, sellerid integer not null,
            buyerid integer not null, eventid integer not null, dateid smallint not null, qtysold smallint not null,
            pricepaid decimal(8,2), commission decimal(8,2), saletime timestamp);
        create table winsales (salesid int, dateid date, sellerid int, buyerid char(10), qty int, qty_shipped int);
        insert into winsales values
            (30001, '2003-08-02', 3, 'B', 10, 10), (10001, '2003-12-24', 1, 'C', 10, 10),
            (10005, '2003-12-24', 1, 'A', 30, null), (40001, '2004-01-09', 4, 'A', 40, null),
            (10006, '2004-01-18', 1, 'C', 10, null), (20001, '2004-02-12', 2, 'B', 20, 20),
            (40005, '2004-02-12', 4, 'A', 10, 10), (20002, '2004-02-16', 2, 'C', 20, 20),
            (30003, '2004-04-18', 3, 'B', 15, null), (30004, '2004-04-18', 3, 'B', 20, null),
            (30007, '2004-09-07', 3, 'C', 30, null)\
        """;

    private SampleTables() {}

    static void make(Session session) {
        List<String> statements = Arrays.asList(SQL.split(";"));
        statements.forEach(statement -> session.transaction(() -> session.execute(statement)));
    }
}
