package dev.larder.cli.history;

import dev.larder.core.blame.Cone;
import dev.larder.core.decision.Allowance;
import dev.larder.core.decision.Decision;
import dev.larder.core.decision.Decisions;
import dev.larder.core.decision.Waiver;
import dev.larder.core.delivery.DeliveryId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.Landed;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.plan.DataTest;
import dev.larder.core.run.Aside;
import dev.larder.core.run.Release;
import dev.larder.core.run.Rollback;
import dev.larder.functions.Environment;
import dev.larder.functions.run.AsideList;
import dev.larder.functions.run.NextRun;
import dev.larder.functions.run.Releases;
import dev.larder.functions.set.Sets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What suppliers send and people decide, drawn by a seed; whether it is cut off on the way does not change what is drawn. */
final class RandomLife {
    private static final String PERSON = "ann";

    private final Random random;
    private final RandomFiles files;
    private final Works works;
    private final Truth truth = new Truth();
    private final Consumer<String> happened;

    RandomLife(long seed, Works works, Consumer<String> happened) {
        this.random = new Random(seed);
        this.files = new RandomFiles(random);
        this.works = works;
        this.happened = happened;
    }

    Truth truth() {
        return truth;
    }

    /** So many things happen, and after most of them it is run until nothing is left to do, and looked at. */
    void live(int events, Consumer<String> look) {
        for (int event = 0; event < events; event++) {
            works.time().advance(Duration.ofMinutes(1 + random.nextInt(20)));
            boolean isQuiet = event > 0 && random.nextInt(4) == 0;
            act(event);
            if (!isQuiet || event == events - 1) {
                look.accept(repeated(works::settle));
            }
        }
    }

    private void act(int event) {
        switch (event < 4 ? 0 : random.nextInt(20)) {
            case 11 -> putOnHold(false);
            case 12 -> putOnHold(true);
            case 13 -> liftHold();
            case 14, 15 -> waive();
            case 16, 17 -> rollBack();
            case 18 -> turnKnobOrUnpin();
            case 19 -> wait(Duration.ofDays(1));
            default -> {
                if (random.nextInt(8) == 0) {
                    wait(Duration.ofHours(2));
                }
                int times = 1 + random.nextInt(3);
                for (int time = 0; time < times; time++) {
                    files.next().forEach(this::drop);
                }
            }
        }
    }

    private void drop(RandomFiles.File file) {
        works.time().advance(Duration.ofSeconds(7));
        Landed landed = works.land(file.key(), file.content());
        repeated(() -> works.receive(landed));
        String id = DeliveryId.of(landed);
        DeliveryRecord record = accepted().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElse(null);
        happened.accept(record == null ? "rejected" : "delivered");
        if (record != null) {
            truth.add(Truth.Sent.of(id, file.key(), file.content()));
        }
    }

    private void wait(Duration time) {
        happened.accept("waited");
        works.time().advance(time);
        repeated(works::reconcile);
    }

    private void putOnHold(boolean isForGood) {
        any(accepted().stream()
                        .map(DeliveryRecord::id)
                        .filter(id -> !decisions().held().contains(id))
                        .toList())
                .ifPresent(id -> decide(
                        isForGood ? new Decision.Withdraw(id) : new Decision.PutOnHold(id),
                        isForGood ? "withdrawn" : "held"));
    }

    private void liftHold() {
        Set<String> withdrawn = decisions().holds().entrySet().stream()
                .filter(hold -> hold.getValue().what() instanceof Decision.Withdraw)
                .map(hold -> hold.getKey())
                .collect(Collectors.toSet());
        any(new TreeSet<>(decisions().held())
                        .stream().filter(id -> !withdrawn.contains(id)).toList())
                .ifPresent(id -> decide(new Decision.LiftHold(id), "lifted"));
    }

    /** A test for which something stands aside is waived, as {@code larder waive} does, for a day. */
    private void waive() {
        Environment environment = works.environment();
        Release live = live();
        List<String> tests = AsideList.of(environment.lake(), live).stream()
                .map(Aside::because)
                .flatMap(Set::stream)
                .distinct()
                .toList();
        any(tests).ifPresent(name -> {
            NextRun next = NextRun.of(environment).with(environment, name);
            Optional<DataTest> test = next.plan().tests().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst();
            test.ifPresent(each -> {
                SortedSet<String> deliveries = next.newSince(live).stream()
                        .filter(delivery ->
                                Cone.of(next.plan(), each.inputs()).feeds().contains(delivery.feed()))
                        .map(DeliveryRecord::id)
                        .collect(Collectors.toCollection(TreeSet::new));
                decide(
                        new Decision.Waive(
                                name,
                                deliveries,
                                Waiver.scope(next.plan(), each, next.inputs().mapping()),
                                Allowance.parse(each.tolerance() == null ? "100" : "1000%"),
                                environment.clock().instant().plus(Duration.ofHours(20))),
                        "waived");
            });
        });
    }

    private void rollBack() {
        Release live = live();
        Environment environment = works.environment();
        boolean isUnderWay = decisions().pinned().outstanding(live.number()).isPresent();
        if (live.contentOf() <= 1 || isUnderWay) {
            return;
        }
        Release target =
                Releases.find(environment.lake(), Rollback.targetOf(live)).orElseThrow();
        Rollback rollback = Rollback.of(live, target, Sets.notWaiting(environment));
        boolean isPossible = rollback.lift().stream()
                .noneMatch(id ->
                        Objects.requireNonNull(decisions().holds().get(id)).what() instanceof Decision.Withdraw);
        if (isPossible) {
            decide(
                    new Decision.RollBack(
                            rollback.number(),
                            target.number(),
                            rollback.hold(),
                            rollback.lift(),
                            rollback.pins(),
                            environment.settings().plan()),
                    "rolled back");
        }
    }

    private void turnKnobOrUnpin() {
        if (decisions().pinned().rollbacks().isEmpty() || random.nextBoolean()) {
            decide(new Decision.SetKnob("smallest", String.valueOf(random.nextInt(3) * 50), null), "knob turned");
        } else {
            decide(new Decision.LiftPins(), "unpinned");
        }
    }

    private void decide(Decision what, String word) {
        happened.accept(word);
        works.environment().decisions().write(PERSON, "a history", what);
        works.environment().decisions().cause(what);
    }

    /** Does it again, with what a new process knows, when it is cut off. */
    private <T> T repeated(Supplier<T> work) {
        works.cuts().begin();
        try {
            return work.get();
        } catch (Cuts.CutOff cut) {
            happened.accept("cut off");
            works.restart();
            return work.get();
        } finally {
            works.cuts().end();
        }
    }

    private void repeated(Runnable work) {
        repeated(() -> {
            work.run();
            return works;
        });
    }

    private <T> Optional<T> any(List<T> of) {
        return of.isEmpty() ? Optional.empty() : Optional.of(of.get(random.nextInt(of.size())));
    }

    private Decisions decisions() {
        return works.environment().decisions().read();
    }

    private Release live() {
        return Releases.newest(works.environment().lake()).orElseThrow();
    }

    private List<DeliveryRecord> accepted() {
        return works
                .environment()
                .deliveries()
                .of(new ArrayList<>(works.environment().lake().objects().keys(LakeLayout.deliveryRecords())))
                .stream()
                .filter(DeliveryRecord::loads)
                .sorted((one, other) ->
                        one.landed().at().compareTo(other.landed().at()))
                .toList();
    }
}
