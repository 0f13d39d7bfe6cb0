package dev.larder.core.wiring;

import static dev.larder.core.wiring.LarderFunctions.grants;
import static dev.larder.core.wiring.LarderFunctions.on;

import dev.larder.core.wiring.Wiring.Condition;
import dev.larder.core.wiring.Wiring.Grant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What one supplier may do with files, by S3 and by SFTP, and what it sees: its own drop and its own receipts. The same on AWS and on the
 * local AWS.
 *
 * @param supplier its name
 * @param feeds names of its feeds, in order
 */
public record SupplierAccess(String supplier, List<String> feeds) {
    /** Endings of names under which an upload is not yet a delivery; IAM minds letter case. */
    public static final List<String> TEMPORARY = List.of(".partial", ".tmp", ".filepart");

    /** Puts the feeds in order. */
    public SupplierAccess {
        feeds = List.copyOf(new TreeSet<>(feeds));
    }

    /** What an SFTP server says to everybody before the login. */
    public static final String BANNER =
            "Upload under a name that ends in .partial, and rename the file when it is complete.";

    /**
     * A folder that is seen by SFTP (a logical home directory mapping of AWS Transfer Family).
     *
     * @param entry as the supplier sees it
     * @param bucket of the wiring
     * @param folder in the bucket, without a slash at the end
     */
    public record Folder(String entry, String bucket, String folder) {}

    /** A drop for each feed, and the receipts. Nothing above them exists for the supplier. */
    public List<Folder> folders() {
        List<Folder> folders = new ArrayList<>();
        feeds.forEach(
                feed -> folders.add(new Folder("/drop/" + feed, "landing", "suppliers/" + supplier + "/" + feed)));
        folders.add(new Folder("/receipts", "lake", "receipts/" + supplier));
        return folders;
    }

    /** Who comes by S3, where an upload that is broken off leaves nothing, puts files and gets receipts. */
    public List<Grant> byS3() {
        return grants(writing(), reading());
    }

    /**
     * Who comes by SFTP writes under a temporary name, and may go on with such a file and take it away; under another name there comes
     * only what is copied from the landing bucket, which is how AWS Transfer Family renames. A broken connection leaves there what had
     * arrived, and that is no delivery under a temporary name.
     *
     * @param names of the environment
     * @param direct whether files may be written under their own names too, with the danger that half of one is a delivery
     */
    public List<Grant> bySftp(Names names, boolean direct) {
        return grants(direct ? writing() : renaming(names), temporary(), reading());
    }

    private Stream<Grant> writing() {
        return on(drop() + "*", "s3:PutObject", "s3:AbortMultipartUpload");
    }

    private Stream<Grant> renaming(Names names) {
        String landing = names.bucket("landing");
        Condition copied =
                new Condition("StringLike", "s3:x-amz-copy-source", List.of(landing + "/*", "/" + landing + "/*"));
        return Stream.concat(
                Stream.of(new Grant("s3:PutObject", drop() + "*", List.of(copied))),
                TEMPORARY.stream()
                        .flatMap(ending -> on(drop() + "*" + ending, "s3:PutObject", "s3:AbortMultipartUpload")));
    }

    private Stream<Grant> temporary() {
        return TEMPORARY.stream().flatMap(ending -> on(drop() + "*" + ending, "s3:GetObject", "s3:DeleteObject"));
    }

    private Stream<Grant> reading() {
        return Stream.of(
                listing("bucket:landing", "suppliers/"),
                new Grant("s3:GetObject", "bucket:lake/receipts/" + supplier + "/*"),
                listing("bucket:lake", "receipts/"));
    }

    /** With the slash behind its name: a name that another supplier's begins with would list that one's too. */
    private Grant listing(String bucket, String folder) {
        Condition own = new Condition("StringLike", "s3:prefix", List.of(folder + supplier + "/*"));
        return new Grant("s3:ListBucket", bucket, List.of(own));
    }

    private String drop() {
        return "bucket:landing/suppliers/" + supplier + "/";
    }
}
