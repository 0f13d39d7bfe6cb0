package dev.larder.functions;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.larder.functions.planning.PlanRun;
import dev.larder.functions.planning.StartRun;
import dev.larder.functions.reception.ReceiveDelivery;
import dev.larder.functions.reception.ReconcileLanding;
import dev.larder.functions.report.ReportFailure;
import dev.larder.functions.report.WriteReport;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Handlers that count what alarms watch. */
final class CountingHandlersTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                StartRun.class,
                PlanRun.class,
                WriteReport.class,
                ReportFailure.class,
                ReceiveDelivery.class,
                ReconcileLanding.class
            })
    void what_is_counted_goes_to_the_log_that_the_handler_is_made_with(Class<? extends RequestStreamHandler> handler) {
        // Otherwise the local AWS would count nothing, and a terminal would show lines that are for machines.
        assertThatCode(() -> handler.getConstructor(Map.class, PrintStream.class))
                .doesNotThrowAnyException();
    }
}
