/**
 * Amazon S3, SQS, Step Functions and the Redshift Data API, as the functions and the command use them; entry type
 * {@link dev.larder.aws.AwsClients}. No rule of the warehouse lives here.
 */
@NullMarked
package dev.larder.aws;

import org.jspecify.annotations.NullMarked;
