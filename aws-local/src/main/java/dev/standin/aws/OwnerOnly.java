package dev.standin.aws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Keeps files and folders to their owner (modes 0600 and 0700), on file systems that know modes. */
final class OwnerOnly {

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final FileAttribute<?>[] NOTHING = {};

    private OwnerOnly() {}

    /** Whether the file system of this path knows modes. */
    static boolean isPossible(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** The attributes with which a new file there is created. */
    static FileAttribute<?>[] file(Path path) {
        return isPossible(path) ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(FILE)} : NOTHING;
    }

    /** Creates the folder unless it is there; folders that lead to it are not secret. */
    static void createFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (isPossible(folder)) {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(FOLDER));
        } else {
            Files.createDirectory(folder);
        }
    }

    /** Takes a folder, and whatever is in it, from everybody else; cheap if nobody else had it. */
    static void restrict(Path folder) throws IOException {
        if (!isPossible(folder) || Files.getPosixFilePermissions(folder).equals(FOLDER)) {
            return;
        }
        // The folder itself comes last: if this is interrupted, it is done again.
        List<Path> outside;
        try (Stream<Path> all = Files.walk(folder)) {
            outside = all.filter(path -> !Files.isSymbolicLink(path)).toList().reversed();
        }
        for (Path path : outside) {
            boolean isFolder = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
            Files.getFileAttributeView(path, PosixFileAttributeView.class).setPermissions(isFolder ? FOLDER : FILE);
        }
    }
}
