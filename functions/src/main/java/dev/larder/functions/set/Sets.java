package dev.larder.functions.set;

import dev.larder.core.contract.FeedId;
import dev.larder.core.decision.Decisions;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.InSet;
import dev.larder.core.delivery.Landed;
import dev.larder.core.lake.HistoryLayout;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.lake.SetLayout;
import dev.larder.core.lake.SetLayout.Instance;
import dev.larder.core.lake.SetLayout.Member;
import dev.larder.core.period.Period;
import dev.larder.core.receipt.Notice;
import dev.larder.core.receipt.SetNote;
import dev.larder.core.set.ClosedSets;
import dev.larder.core.set.Closing;
import dev.larder.core.set.Closing.Reason;
import dev.larder.core.set.FeedSet;
import dev.larder.core.set.Gathering;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sets of an environment's feeds.
 *
 * <p>A delivery of a set is marked as a member of its instance before it is recorded. Whoever has recorded one looks at what else is marked and
 * recorded: of two members received at once, the one that was recorded last sees both. Complete, the instance is closed by one conditional put; then
 * comes the cause of a run, and only then are the marks removed. So a mark without a closing is an instance that waits, and one beside a closing
 * says that somebody was cut off; either is what the schedule looks at, and nothing else.
 */
public final class Sets {
    private final Environment environment;
    private final Lake lake;

    /** Those of this environment. */
    public Sets(Environment environment) {
        this.environment = environment;
        this.lake = environment.lake();
    }

    /** Which instances are closed now, but for decisions that no look has taken up; asked before the deliveries are listed. */
    public static ClosedSets closed(Lake lake) {
        return new ClosedSets(lake.objects().keys(SetLayout.closings()).stream()
                .map(SetLayout::instanceOfClosing)
                .collect(Collectors.toSet()));
    }

    /**
     * Whether an instance is closed, and not by a person: one of a set that waits then is complete. Lists the keys alone, and only when it is asked, since
     * not every function that asks may read what was closed.
     */
    public static Predicate<Instance> complete(Lake lake, Decisions decisions) {
        return instance -> !decisions.closed().contains(instance)
                && closed(lake).instances().contains(instance);
    }

    /** All deliveries but those that wait: what mappings are folded of. */
    public static List<DeliveryRecord> notWaiting(Environment environment) {
        ClosedSets closed = closed(environment.lake());
        List<DeliveryRecord> deliveries = environment.deliveries().all();
        return closed.and(environment.decisions().read().closed()).without(deliveries);
    }

    /** Deliveries that wait no longer because of a decision which no look has taken up. */
    public List<DeliveryRecord> closedBy(Decisions decisions) {
        ClosedSets closed = decisions.closed().isEmpty() ? new ClosedSets(decisions.closed()) : closed(lake);
        return decisions.closed().stream()
                .filter(instance -> !closed.instances().contains(instance))
                .flatMap(instance -> marks(SetLayout.members(instance)).stream())
                .flatMap(mark -> record(mark).stream())
                .toList();
    }

    /** The instance that an accepted delivery will be of, and what that lacks; empty if its feed is in no set. */
    public Optional<InSet> place(FeedId feed, Collection<Period> periods, Landed landed) {
        return FeedSet.of(feed, environment.plan().sets()).map(set -> {
            String key = set.key().keys(periods, landed).getFirst();
            Instance instance = new Instance(set.name(), key);
            if (closing(instance).isPresent()) {
                return new InSet(set.name(), key, List.of(), null);
            }
            Gathering others = gathering(instance, marks(SetLayout.members(instance)));
            List<FeedId> missing = others.missing().stream()
                    .filter(other -> !other.equals(feed))
                    .toList();
            Instant first = Stream.concat(others.members().stream().map(DeliveryRecord::landed), Stream.of(landed))
                    .map(Landed::at)
                    .min(Instant::compareTo)
                    .orElseThrow();
            return new InSet(
                    set.name(),
                    key,
                    missing,
                    missing.isEmpty() ? null : first.plus(Duration.ofMinutes(set.waitMinutes())));
        });
    }

    /** Marks an accepted delivery that is about to be recorded, if it is of a set; harmless when repeated. */
    public void expect(DeliveryRecord record) {
        InSet in = record.set();
        if (in != null) {
            String mark = SetLayout.member(instance(in), record.feed(), record.id());
            lake.objects().write(mark, new byte[0], "application/octet-stream");
        }
    }

    /**
     * Makes a recorded delivery the cause of a run, unless it waits for others; harmless when repeated. One that is of no set is a cause
     * already, since before its receipt.
     */
    public void admit(DeliveryRecord record) {
        InSet in = record.set();
        if (in == null) {
            environment.pokes().poke();
            return;
        }
        Instance instance = instance(in);
        Optional<Closing> closing = closing(instance);
        List<Member> marks = marks(SetLayout.members(instance));
        if (closing.isEmpty()) {
            closing = gathering(instance, marks).complete(now()).map(this::close);
        }
        closing.ifPresent(closed -> {
            if (closed.members().contains(record.id())) {
                take(closed, marks);
            } else {
                environment.pokes().pending(HistoryLayout.cause(record.feed(), record.id()));
                remove(marks, List.of(record.id()));
            }
        });
    }

    /** What waits and nobody has decided to close, the oldest keys of each set first; reads the members of each instance, and writes nothing. */
    public List<Gathering> waiting() {
        SortedMap<Instance, List<Member>> instances = instances();
        Decisions decisions =
                instances.isEmpty() ? Decisions.NONE : environment.decisions().read();
        Set<String> withdrawn = decisions.withdrawn();
        return instances.entrySet().stream()
                .filter(instance -> !decisions.closed().contains(instance.getKey()))
                .filter(instance -> closing(instance.getKey()).isEmpty())
                .map(instance -> gathering(instance.getKey(), instance.getValue()))
                .filter(gathering -> !isVoid(gathering, withdrawn))
                .toList();
    }

    /** Closes what is to be closed at that moment, and goes on where somebody was cut off; gives what waits on. */
    public List<Gathering> look(Instant now) {
        List<Gathering> waiting = new ArrayList<>();
        SortedMap<Instance, List<Member>> instances = instances();
        Decisions decisions =
                instances.isEmpty() ? Decisions.NONE : environment.decisions().read();
        Set<String> withdrawn = decisions.withdrawn();
        instances.forEach((instance, marks) -> {
            Optional<Closing> closing = closing(instance);
            Gathering gathering = gathering(instance, marks);
            boolean isVoid = isVoid(gathering, withdrawn);
            if (closing.isEmpty()) {
                closing = Optional.of(gathering)
                        .filter(_ -> !isVoid)
                        .flatMap(each -> each.complete(now()))
                        .or(() -> decided(gathering, instance, decisions))
                        .or(() -> isVoid ? Optional.empty() : gathering.overdue(now))
                        .map(this::close);
            }
            if (closing.isPresent()) {
                takeAll(closing.get(), gathering, marks);
            } else if (!isVoid) {
                waiting.add(gathering);
            }
        });
        return waiting;
    }

    /** Whether nothing is there but what is withdrawn, or marked and not recorded yet: nobody waits for the rest of it before something comes. */
    private static boolean isVoid(Gathering gathering, Set<String> withdrawn) {
        return gathering.members().stream().allMatch(member -> withdrawn.contains(member.id()));
    }

    /** The same; gives how many instances were waited for in vain, and tells of each once a day. */
    public int tellOverdue(Instant now) {
        List<Gathering> overdue =
                look(now).stream().filter(gathering -> gathering.isOverdue(now)).toList();
        overdue.forEach(gathering -> tell(SetNote.incomplete(gathering, now)));
        return overdue.size();
    }

    /** As a person has decided. */
    private static Optional<Closing> decided(Gathering gathering, Instance instance, Decisions decisions) {
        return gathering.members().isEmpty()
                ? Optional.empty()
                : decisions.closing(instance).map(each -> gathering.closed(Reason.PERSON, each.why(), each.at()));
    }

    /** How the instance was closed; empty while it waits. */
    public Optional<Closing> closing(Instance instance) {
        return lake.find(SetLayout.closing(instance.set(), instance.key()), Closing.class);
    }

    private Closing close(Closing closing) {
        String key = SetLayout.closing(closing.set(), closing.key());
        return lake.putOnce(key, closing) ? closing : lake.get(key, Closing.class);
    }

    /** First what people are told, then the cause, then the marks go: who is cut off between does it again. */
    private void take(Closing closing, List<Member> marks) {
        if (closing.reason() == Reason.WAIT) {
            tell(SetNote.closed(closing));
        }
        cause(marks, closing.members());
        environment.pokes().pending("set-" + closing.set() + "-" + closing.key());
        remove(marks, closing.members());
    }

    /** Of late deliveries too; one that is not recorded yet keeps its mark. */
    private void takeAll(Closing closing, Gathering gathering, List<Member> marks) {
        if (!gathering.members().isEmpty()) {
            List<String> recorded =
                    gathering.members().stream().map(DeliveryRecord::id).toList();
            cause(marks, recorded);
            take(closing, marks);
            remove(marks, recorded);
        }
    }

    /** The history learns of a delivery by its cause, so each is one before its mark goes. */
    private void cause(List<Member> marks, List<String> deliveries) {
        marks.stream()
                .filter(mark -> deliveries.contains(mark.delivery()))
                .forEach(mark -> environment.pokes().cause(HistoryLayout.cause(mark.feed(), mark.delivery())));
    }

    private void remove(List<Member> marks, List<String> deliveries) {
        lake.objects()
                .delete(marks.stream()
                        .filter(mark -> deliveries.contains(mark.delivery()))
                        .map(mark -> SetLayout.member(mark.instance(), mark.feed(), mark.delivery()))
                        .toList());
    }

    private void tell(Notice notice) {
        lake.objects()
                .writeOnce(notice.key(), notice.text().getBytes(StandardCharsets.UTF_8), "text/plain; charset=utf-8");
    }

    /** The deliveries of the instance that are marked and recorded; of a set that the plan does not have any more, one that requires nothing. */
    private Gathering gathering(Instance instance, List<Member> marks) {
        FeedSet set = FeedSet.named(instance.set(), environment.plan().sets())
                .orElseGet(() -> FeedSet.removed(instance.set()));
        return Gathering.of(
                set,
                instance.key(),
                marks.stream().flatMap(mark -> record(mark).stream()).toList());
    }

    private Optional<DeliveryRecord> record(Member member) {
        return lake.find(LakeLayout.deliveryRecord(member.feed(), member.delivery()), DeliveryRecord.class);
    }

    /** Those of which something is marked. */
    private SortedMap<Instance, List<Member>> instances() {
        return marks(SetLayout.members()).stream()
                .collect(Collectors.groupingBy(Member::instance, TreeMap::new, Collectors.toList()));
    }

    private List<Member> marks(String prefix) {
        return lake.objects().keys(prefix).stream().map(SetLayout::memberOf).toList();
    }

    private Instant now() {
        return environment.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static Instance instance(InSet in) {
        return new Instance(in.set(), in.key());
    }
}
