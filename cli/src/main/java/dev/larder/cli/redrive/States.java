package dev.larder.cli.redrive;

import dev.larder.cli.environment.Reached;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/**
 * Tells each state that runs come to, a line each, once a run: states that ask again until a statement is done are not told again. Not thread-safe.
 */
final class States {
    private static final int PAGE = 100;

    private final Reached reached;
    private final PrintWriter out;
    /** The last event that was seen of each run that was under way at the last look. */
    private final Map<String, Long> open = new HashMap<>();

    private final Map<String, Set<String>> told = new HashMap<>();

    States(Reached reached, PrintWriter out) {
        this.reached = reached;
        this.out = out;
    }

    /** Tells what is new of the runs that are under way, and of those that have ended since the last look. */
    void look() {
        Map<String, ExecutionListItem> newest = new HashMap<>();
        reached.clients()
                .stepFunctions()
                .listExecutions(list -> list.stateMachineArn(
                                reached.environment().settings().machine())
                        .maxResults(PAGE))
                .executions()
                .forEach(each -> newest.put(each.executionArn(), each));
        newest.values().stream()
                .filter(each -> each.status() == ExecutionStatus.RUNNING)
                .forEach(each -> open.putIfAbsent(each.executionArn(), 0L));
        for (String arn : List.copyOf(open.keySet())) {
            ExecutionListItem now = newest.get(arn);
            tell(arn);
            if (now == null || now.status() != ExecutionStatus.RUNNING) {
                open.remove(arn);
                told.remove(arn);
            }
        }
    }

    private void tell(String arn) {
        String run = arn.substring(arn.lastIndexOf(':') + 1);
        for (HistoryEvent event : since(arn, open.getOrDefault(arn, 0L))) {
            open.put(arn, event.id());
            if (event.stateEnteredEventDetails() != null) {
                String state = event.stateEnteredEventDetails().name();
                if (told.computeIfAbsent(arn, _ -> new HashSet<>()).add(state)) {
                    out.println("%-10s %s %s %s".formatted("run", run, time(event.timestamp()), state));
                }
            }
        }
    }

    /** What came after an event, oldest first; read from the end, since a run that waits has thousands of events. */
    private List<HistoryEvent> since(String arn, long last) {
        List<HistoryEvent> events = new ArrayList<>();
        @Nullable String next = null;
        do {
            String from = next;
            GetExecutionHistoryResponse page = reached.clients()
                    .stepFunctions()
                    .getExecutionHistory(history -> history.executionArn(arn)
                            .reverseOrder(true)
                            .maxResults(PAGE)
                            .nextToken(from));
            page.events().stream().filter(event -> event.id() > last).forEach(events::addFirst);
            boolean isWhole = page.events().stream().anyMatch(event -> event.id() <= last);
            next = isWhole ? null : page.nextToken();
        } while (next != null);
        return events;
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
