package dev.larder.functions.port;

/** What keeps buckets from being deleted. Thread-safe. */
public interface BucketContents {
    /** Deletes for good up to 1,000 versions and delete markers; how many, 0 when none is left or there is no such bucket. */
    int deleteSome(String bucket);

    /** Aborts up to 1,000 unfinished uploads; how many, 0 when none is left or there is no such bucket. */
    int abortSome(String bucket);
}
