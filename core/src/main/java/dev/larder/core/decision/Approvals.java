package dev.larder.core.decision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who has agreed to a run, and who must. Immutable.
 *
 * @param policy in force when the run was planned
 * @param authors people who made what the run would publish; under a policy that asks for others, none of them counts
 * @param unsigned what nobody is known to have made, for people; while there is any, such a policy publishes nothing
 * @param given digest of the diff that was approved, by person: the last word of each
 */
public record Approvals(
        Policy policy, SortedSet<String> authors, List<String> unsigned, SortedMap<String, String> given) {
    /** Copies the collections. */
    public Approvals {
        authors = Collections.unmodifiableSortedSet(new TreeSet<>(authors));
        unsigned = List.copyOf(unsigned);
        given = Collections.unmodifiableSortedMap(new TreeMap<>(given));
    }

    /** Whoever counts, of those who approved this diff. */
    public SortedSet<String> of(String digest) {
        SortedSet<String> people = new TreeSet<>();
        given.forEach((person, approved) -> {
            if (approved.equals(digest) && mayApprove(person)) {
                people.add(person);
            }
        });
        return people;
    }

    /** Whether a person's word counts. */
    public boolean mayApprove(String person) {
        return !policy.byOthers() || authors.stream().noneMatch(author -> isSame(author, person));
    }

    /** What is missing before this diff may be published, for people; empty if nothing is. */
    public String missing(String digest) {
        int more = policy.approvals() - of(digest).size();
        List<String> missing = new ArrayList<>();
        if (policy.byOthers()) {
            missing.addAll(unsigned);
        }
        if (more > 0) {
            missing.add("it waits for the approval of " + (more == 1 ? "one person" : more + " people")
                    + (policy.byOthers() && !authors.isEmpty() ? " other than " + String.join(", ", authors) : ""));
        }
        return String.join("; ", missing);
    }

    /**
     * Whether two names are one person's: of a session that took on a role, the session's name counts, so that nobody is two by two roles.
     */
    static boolean isSame(String one, String other) {
        return session(one).equalsIgnoreCase(session(other));
    }

    private static String session(String person) {
        return person.substring(person.indexOf(':') + 1);
    }
}
