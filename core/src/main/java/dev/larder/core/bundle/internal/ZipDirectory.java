package dev.larder.core.bundle.internal;

import static dev.larder.core.bundle.internal.LittleEndian.four;
import static dev.larder.core.bundle.internal.LittleEndian.two;

import dev.larder.core.bundle.ArchiveBytes;
import dev.larder.core.delivery.internal.read.UnreadableFile;
import dev.larder.core.delivery.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The directory at the end of a zip archive (PKWARE's APPNOTE.TXT 6.3, sections 4.3 and 4.5.3): it is read before any member is, so that an
 * archive is refused for what it says of itself. Immutable.
 *
 * @param files the members that are files, in the order of the directory
 * @param limits for each of them the first place behind everything that is its own
 */
public record ZipDirectory(List<ZipMember> files, List<Long> limits) {
    /** Most members of an archive. */
    public static final int MOST_MEMBERS = 1_000;

    /** A member may be this many times longer than its packed bytes once it is longer than {@link #HARMLESS}. */
    static final int MOST_EXPANSION = 250;

    static final long HARMLESS = 64L << 20;

    private static final int MOST_BYTES = 1 << 20;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_BYTES = 46;
    private static final int LOCAL_BYTES = 30;
    private static final int UTF_8 = 0x800;
    private static final int UNIX = 3;
    private static final int LINK = 0xa000;

    /** Copies the lists. */
    public ZipDirectory {
        files = List.copyOf(files);
        limits = List.copyOf(limits);
    }

    /**
     * Reads the directory.
     *
     * @throws UnreadableFile if this is no archive that is read
     */
    public static ZipDirectory read(ArchiveBytes archive) throws IOException {
        ZipEnd end = ZipEnd.find(archive);
        if (end.members() > MOST_MEMBERS) {
            throw refused("the archive has " + end.members() + " members, at most " + MOST_MEMBERS + " are read");
        }
        if (end.bytes() > MOST_BYTES) {
            throw refused(
                    "the archive's directory is " + end.bytes() + " bytes long, at most " + MOST_BYTES + " are read");
        }
        byte[] bytes;
        try (InputStream stream = archive.open(end.from(), end.from() + end.bytes())) {
            bytes = stream.readNBytes((int) end.bytes());
        }
        List<ZipMember> all = members(bytes, end.members());
        require(all);
        List<ZipMember> files =
                all.stream().filter(member -> !member.isNoFile()).toList();
        if (files.isEmpty()) {
            throw refused("the archive has no file in it");
        }
        return new ZipDirectory(files, limits(files, all, end.from()));
    }

    private static List<ZipMember> members(byte[] bytes, long count) throws UnreadableFile {
        List<ZipMember> all = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < count; i++) {
            if (at + ENTRY_BYTES > bytes.length || four(bytes, at) != ENTRY) {
                throw damaged();
            }
            int next = at + ENTRY_BYTES + two(bytes, at + 28) + two(bytes, at + 30) + two(bytes, at + 32);
            if (next > bytes.length) {
                throw damaged();
            }
            all.add(member(bytes, at));
            at = next;
        }
        if (at != bytes.length) {
            throw damaged();
        }
        return all;
    }

    private static ZipMember member(byte[] bytes, int at) throws UnreadableFile {
        int flags = two(bytes, at + 8);
        int nameBytes = two(bytes, at + 28);
        ZipSizes sizes = ZipSizes.of(bytes, at, at + ENTRY_BYTES + nameBytes, two(bytes, at + 30));
        boolean isUnix = two(bytes, at + 4) >>> 8 == UNIX;
        return new ZipMember(
                name(bytes, at + ENTRY_BYTES, nameBytes, (flags & UTF_8) != 0),
                flags,
                two(bytes, at + 10),
                four(bytes, at + 16) & 0xffff_ffffL,
                sizes.packed(),
                sizes.bytes(),
                sizes.offset(),
                isUnix && (two(bytes, at + 40) & 0xf000) == LINK);
    }

    /** In UTF-8 if that is said or possible, otherwise in the code page of DOS. */
    private static String name(byte[] bytes, int from, int length, boolean isUtf8) throws UnreadableFile {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, length))
                    .toString();
        } catch (CharacterCodingException other) {
            if (isUtf8) {
                throw damaged();
            }
            return new String(bytes, from, length, Charset.forName("IBM437"));
        }
    }

    private static void require(List<ZipMember> all) throws UnreadableFile {
        Set<String> names = new HashSet<>();
        for (ZipMember member : all) {
            String refusal = member.refusal();
            if (!refusal.isEmpty()) {
                throw refused(refusal);
            }
            if (!names.add(member.name())) {
                throw refused("the archive has two members named \"" + member.name() + "\"");
            }
        }
    }

    /** Where each file ends at the latest; members that lie over one another make a small archive a long one. */
    private static List<Long> limits(List<ZipMember> files, List<ZipMember> all, long end) throws UnreadableFile {
        List<ZipMember> inPlace =
                all.stream().sorted(Comparator.comparingLong(ZipMember::offset)).toList();
        List<Long> places = inPlace.stream().map(ZipMember::offset).toList();
        List<Long> limits = new ArrayList<>();
        for (int i = 0; i < inPlace.size(); i++) {
            ZipMember member = inPlace.get(i);
            long limit = i + 1 < places.size() ? places.get(i + 1) : end;
            if (member.offset() < 0 || member.packed() < 0 || limit - member.offset() < LOCAL_BYTES + member.packed()) {
                throw refused("the member \"" + member.name() + "\" lies over another one, or over the directory");
            }
            limits.add(limit);
        }
        return files.stream().map(file -> limits.get(inPlace.indexOf(file))).toList();
    }

    static UnreadableFile damaged() {
        return refused("the file is no whole zip archive; was it cut off, or sent as text instead of binary?");
    }

    static UnreadableFile refused(String note) {
        return new UnreadableFile(ProblemType.COMPRESSION, note);
    }
}
