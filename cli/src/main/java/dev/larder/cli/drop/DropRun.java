package dev.larder.cli.drop;

import dev.larder.cli.environment.DropFile;
import dev.larder.cli.environment.Narrator;
import dev.larder.cli.environment.Reached;
import dev.larder.cli.environment.Work;
import dev.larder.cli.status.Standstill;
import dev.larder.cli.terminal.ExitCode;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.LandingKey;
import dev.larder.core.question.ReplyName;
import dev.larder.functions.run.Attempts;
import dev.larder.functions.run.RunRecord;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/** Drops files into an environment, then works until nothing is left to do. Tells everything from its creation on. Not thread-safe. */
public final class DropRun {
    private final Reached local;
    private final Narrator narrator;
    private final Work work;
    private final SequencedMap<String, String> replies = new LinkedHashMap<>();

    /** Tells everything from now on. */
    public DropRun(Reached local, Narrator narrator) {
        this.local = local;
        this.narrator = narrator;
        this.work = new Work(local, narrator);
    }

    /** Drops the files as of an instant; null for now. */
    public void drop(List<DropFile> files, @Nullable Instant at) {
        Landing landing = new Landing(local, at);
        SequencedMap<String, String> ids = new LinkedHashMap<>();
        for (int next = 0; next < files.size(); next++) {
            DropFile file = files.get(next);
            String id = land(landing, files.subList(next, files.size()));
            if (LandingKey.isHalfWritten(file.key())) {
                narrator.tellIgnored(file.key());
            } else if (ReplyName.is(file.key())) {
                replies.put(file.key(), id);
            } else {
                ids.put(file.key(), id);
            }
        }
        work.expectReplies(replies);
        work.expect(new Waiting(local.environment()).expected(ids, narrator));
    }

    /** Drops the first of them; if that fails, none of them has landed, and the person is told so. */
    private String land(Landing landing, List<DropFile> open) {
        try {
            return landing.drop(open.getFirst());
        } catch (SdkException failed) {
            narrator.tellNotLanded(open);
            throw failed;
        }
    }

    /** Answers, runs and waits until nothing is left to do; the exit code says how that ended. */
    public int finish() {
        // Everything is answered before the first run is planned, so that one run takes up all of it.
        local.receive();
        work.untilAnswered();
        replies.forEach(narrator::tellReply);
        Attempts.takeUp(local.environment());
        local.start();
        work.untilSettled();
        if (work.failed()) {
            return ExitCode.INFRASTRUCTURE;
        }
        if (!answered().isEmpty() || !replies.isEmpty()) {
            local.updatePages();
            narrator.showPages(keys());
        }
        int answered = answered().stream().allMatch(DeliveryRecord::accepted) ? ExitCode.OK : ExitCode.REJECTED;
        return Math.max(answered, isBlocked() || isAside() ? ExitCode.BLOCKED : ExitCode.OK);
    }

    private List<String> keys() {
        return Stream.concat(answered().stream().map(record -> record.landed().key()), replies.keySet().stream())
                .toList();
    }

    /** Deliveries that were answered. */
    public List<DeliveryRecord> answered() {
        return work.answered();
    }

    /** Runs that ended. */
    public List<RunRecord> ended() {
        return work.ended();
    }

    /** Whether something stands aside since this command, or nothing has happened and something does. */
    public boolean isAside() {
        return work.ended().isEmpty()
                ? !Standstill.find(local.environment()).isEmpty()
                : work.ended().stream().anyMatch(run -> !run.aside().isEmpty());
    }

    /** Whether something waits for a person, because a data test blocked it. */
    public boolean isBlocked() {
        return !work.nothingPending() && work.isBlocked();
    }
}
