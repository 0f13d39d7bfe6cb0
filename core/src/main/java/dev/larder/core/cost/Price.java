package dev.larder.core.cost;

import java.math.BigDecimal;

/**
 * List prices in US dollars, region us-east-1, first tier, without free tiers and discounts. Most of AWS's pages load their tables by
 * script: such a price was read where the page is quoted, and not on the page itself; those of a connector are remembered.
 */
public enum Price {
    RPU_HOUR("0.375", "RPU-hour", "redshift", false),
    WAREHOUSE_GB_MONTH("0.024", "GB-month of Redshift storage", "redshift", false),
    KEY_MONTH("1", "key-month", "kms", true),
    SECRET_MONTH("0.40", "secret-month", "secrets-manager", false),
    ALARM_METRIC_MONTH("0.10", "metric-month of an alarm", "cloudwatch", false),
    METRIC_MONTH("0.30", "metric-month of our own", "cloudwatch", false),
    DASHBOARD_MONTH("3", "dashboard-month", "cloudwatch", false),
    LOG_GB("0.50", "GB of logs", "cloudwatch", false),
    TRACE("0.000005", "trace", "xray", false),
    FUNCTION_CALL("0.0000002", "call of a function", "lambda", false),
    FUNCTION_GB_SECOND("0.0000133334", "GB-second on Arm", "lambda", false),
    OBJECT_WRITE("0.000005", "PUT, COPY or LIST request", "s3", false),
    OBJECT_READ("0.0000004", "GET request", "s3", false),
    OBJECT_GB_MONTH("0.023", "GB-month of S3 storage", "s3", false),
    QUEUE_CALL("0.0000004", "call of a queue", "sqs", false),
    TRANSITION("0.000025", "transition of a state machine", "step-functions", true),
    SFTP_HOUR("0.30", "hour of an SFTP server", "aws-transfer-family", false),
    CONNECTOR_CALL("0.001", "call of an SFTP connector", "aws-transfer-family", false),
    CONNECTOR_GB("0.40", "GB that an SFTP connector fetches", "aws-transfer-family", false);

    /** The day on which all of them were read. */
    public static final String READ = "2026-11-26";
    /** For which region they are. */
    public static final String REGION = "us-east-1";

    private final BigDecimal dollars;
    private final String unit;
    private final String service;
    private final boolean onThePage;

    Price(String dollars, String unit, String service, boolean onThePage) {
        this.dollars = new BigDecimal(dollars);
        this.unit = unit;
        this.service = service;
        this.onThePage = onThePage;
    }

    /** For one unit. */
    public BigDecimal dollars() {
        return dollars;
    }

    /** What one is, in the singular. */
    public String unit() {
        return unit;
    }

    /** AWS's page. */
    public String page() {
        return "https://aws.amazon.com/" + service + "/pricing/";
    }

    /** Whether it was read on the page itself; otherwise where others quote it. */
    public boolean onThePage() {
        return onThePage;
    }
}
