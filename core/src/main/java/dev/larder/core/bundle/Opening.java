package dev.larder.core.bundle;

import dev.larder.core.bundle.internal.MemberStream;
import dev.larder.core.bundle.internal.ZipDirectory;
import dev.larder.core.bundle.internal.ZipMember;
import dev.larder.core.contract.BoundedPattern;
import dev.larder.core.contract.BoundedPattern.Outcome;
import dev.larder.core.contract.Contract;
import dev.larder.core.delivery.FeedChoice;
import dev.larder.core.delivery.Landed;
import dev.larder.core.delivery.internal.read.UnreadableFile;
import dev.larder.core.delivery.problem.Problem;
import dev.larder.core.delivery.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * A bundle whose directory has been read. Immutable; thread-safe if the archive's bytes are.
 *
 * @param members those that are to be received, in the order of the archive; none when one problem is the whole archive's
 * @param problems what is wrong with the archive, or with members that are of no feed
 */
public record Opening(List<Member> members, List<Problem> problems) {
    /** Copies the lists. */
    public Opening {
        members = List.copyOf(members);
        problems = List.copyOf(problems);
    }

    /** A member that is a feed's file. */
    public static final class Member {
        private final ArchiveBytes archive;
        private final ZipMember file;
        private final long limit;
        private final FeedChoice.Chosen feed;
        private final Landed landed;

        private Member(ArchiveBytes archive, ZipMember file, long limit, FeedChoice.Chosen feed, Landed landed) {
            this.archive = archive;
            this.file = file;
            this.limit = limit;
            this.feed = feed;
            this.landed = landed;
        }

        /** Its feed, with every version of the contract. */
        public FeedChoice.Chosen feed() {
            return feed;
        }

        /** What the delivery is. */
        public Landed landed() {
            return landed;
        }

        /**
         * Its bytes. Where they are not what the archive says, the stream says so once and ends; {@link
         * dev.larder.core.delivery.DeliveryCheck} makes that a problem.
         */
        public InputStream open() throws IOException {
            return new MemberStream(archive, file, limit);
        }
    }

    /** Reads the directory of an archive that landed, and finds each member's feed by its name. */
    public static Opening of(Bundle bundle, Collection<Contract> contracts, Landed landed, ArchiveBytes archive)
            throws IOException {
        if (!bundle.hasName(landed.objectName())) {
            return refused(ProblemType.NAME, "the file name does not match " + bundle.fileName());
        }
        try {
            ZipDirectory directory = ZipDirectory.read(archive);
            return new Reading(bundle, bundle.contracts(contracts), landed, archive).opening(directory);
        } catch (UnreadableFile unreadable) {
            return new Opening(List.of(), List.of(unreadable.problem()));
        }
    }

    /** One of which nothing is received, for this reason. */
    public static Opening refused(ProblemType type, String note) {
        return new Opening(List.of(), List.of(problem(type, note)));
    }

    private static Problem problem(ProblemType type, String note) {
        return new Problem(type.code(), 0, 0, null, null, note);
    }

    /** What is at hand while the members are looked at. */
    private record Reading(Bundle bundle, List<Contract> contracts, Landed landed, ArchiveBytes archive) {
        Opening opening(ZipDirectory directory) {
            List<Problem> problems = new ArrayList<>();
            List<List<Contract>> feeds = directory.files().stream()
                    .map(file -> versions(file, problems))
                    .toList();
            int together = bundle.isAll() ? feeds.size() : 1;
            List<Member> members = new ArrayList<>();
            for (int i = 0; i < feeds.size(); i++) {
                if (!feeds.get(i).isEmpty()) {
                    members.add(member(directory, i, feeds.get(i), together));
                }
            }
            return new Opening(members, problems);
        }

        private Member member(ZipDirectory directory, int index, List<Contract> versions, int together) {
            ZipMember file = directory.files().get(index);
            return new Member(
                    archive,
                    file,
                    directory.limits().get(index),
                    new FeedChoice.Chosen(versions.getFirst().feed(), versions),
                    landed.member(new Landed.Member(file.name(), index + 1, together)));
        }

        /** The versions of the only feed whose files have such names; none, and a problem, if that is no feed or several. */
        private List<Contract> versions(ZipMember file, List<Problem> problems) {
            TreeSet<String> named = new TreeSet<>();
            for (Contract contract : contracts) {
                if (BoundedPattern.ofNames(contract.fileName()).match(file.fileName()) == Outcome.MATCHES) {
                    named.add(contract.feed().name());
                }
            }
            if (named.size() != 1) {
                problems.add(problem(
                        ProblemType.BUNDLE,
                        "the member \"" + file.name() + "\" "
                                + (named.isEmpty()
                                        ? "has a name that is none of the bundle's feeds: "
                                                + String.join(", ", bundle.feeds())
                                        : "has a name of several feeds: " + String.join(", ", named))));
                return List.of();
            }
            return contracts.stream()
                    .filter(contract -> contract.feed().name().equals(named.getFirst()))
                    .toList();
        }
    }
}
