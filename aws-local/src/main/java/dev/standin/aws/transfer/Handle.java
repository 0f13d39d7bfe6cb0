package dev.standin.aws.transfer;

import dev.standin.aws.internal.s3.store.GrowingBlob;
import dev.standin.aws.transfer.Home.Spot;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Iterator;

/** What a client has open. */
sealed interface Handle {
    /** A file that is read. */
    record Reading(FileChannel file, Node node) implements Handle {}

    /** A file that is written; nobody sees it before it is closed. */
    record Writing(Spot.InBucket to, GrowingBlob blob) implements Handle {}

    /** A folder that is listed. */
    record Listing(Iterator<Node> left) implements Handle {}

    /** Gives back what is open; what was written so far is forgotten. */
    default void abandon() {
        switch (this) {
            case Reading reading -> close(reading);
            case Writing writing -> writing.blob().discard();
            case Listing _ -> {}
        }
    }

    private static void close(Reading reading) {
        try {
            reading.file().close();
        } catch (IOException unread) {
            System.getLogger(Handle.class.getName()).log(System.Logger.Level.DEBUG, "cannot close a blob", unread);
        }
    }
}
