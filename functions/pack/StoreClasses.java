import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Packs the functions' archive again, by a third smaller: the classes in its jars are stored, not compressed one by one, so that a jar is
 * compressed as a whole, in which neighbours have much in common; and a cold start has nothing to inflate. Entries keep their content, stand in
 * the order of their names behind the manifest, and have one time, so that equal input gives equal bytes. Licences and notices stay.
 *
 * <p>What no function can come to is left out: the asynchronous client of each service of AWS, which needs a network library that is not in the
 * archive, with what only that client is made of; waiters; events of other services than SQS; what drafts a contract; and what tools of a build read. {@code WholeRunInProcessesTest} runs what is left.
 *
 * <p>Usage: {@code java -Duser.timezone=UTC StoreClasses.java functions.zip}. The Maven build calls it; it has no dependency.
 */
final class StoreClasses {
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final Pattern LEFT_OUT = Pattern.compile("software/amazon/awssdk/services/[a-z0-9]+/"
            + "([^/]*Async[^/]*|internal/(crt|multipart)/.*|paginators/[^/]*Publisher[^/]*|waiters/.*)\\.class"
            + "|dev/larder/core/sample/.*\\.class"
            + "|com/amazonaws/services/lambda/runtime/events/(?!SQS)[^/]*\\.class"
            + "|com/amazonaws/services/lambda/runtime/events/[a-z]+/.*\\.class"
            + "|META-INF/(maven|native-image|proguard)/.*");

    private StoreClasses() {}

    public static void main(String[] arguments) throws IOException {
        Path archive = Path.of(arguments[0]);
        Path packed = archive.resolveSibling(archive.getFileName() + ".packed");
        Files.deleteIfExists(packed);
        try (FileSystem zip = FileSystems.newFileSystem(
                URI.create("jar:" + packed.toUri()), Map.of("create", "true", "enablePosixFileAttributes", "true"))) {
            Files.createDirectory(zip.getPath("lib"));
            for (Map.Entry<String, byte[]> jar :
                    entries(Files.readAllBytes(archive)).entrySet()) {
                Path path = zip.getPath(jar.getKey());
                Files.write(path, stored(entries(jar.getValue())));
                readableByAll(path, "rw-r--r--");
            }
            readableByAll(zip.getPath("lib"), "rwxr-xr-x");
        }
        Files.move(packed, archive, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void readableByAll(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        FileTime time = FileTime.from(TIME.toInstant(ZoneOffset.UTC));
        Files.getFileAttributeView(path, BasicFileAttributeView.class).setTimes(time, time, time);
    }

    private static SortedMap<String, byte[]> entries(byte[] archive) throws IOException {
        SortedMap<String, byte[]> entries = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory() && !LEFT_OUT.matcher(entry.getName()).matches()) {
                    entries.put(entry.getName(), zip.readAllBytes());
                }
            }
        }
        return entries;
    }

    private static byte[] stored(SortedMap<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(jar)) {
            zip.setMethod(ZipOutputStream.STORED);
            List<String> names = new ArrayList<>(entries.keySet());
            if (names.remove(MANIFEST)) {
                names.addFirst(MANIFEST);
            }
            for (String name : names) {
                byte[] content = entries.get(name);
                CRC32 sum = new CRC32();
                sum.update(content);
                ZipEntry entry = new ZipEntry(name);
                entry.setSize(content.length);
                entry.setCrc(sum.getValue());
                entry.setTimeLocal(TIME);
                zip.putNextEntry(entry);
                zip.write(content);
                zip.closeEntry();
            }
        }
        return jar.toByteArray();
    }
}
