package dev.larder.infra;

import dev.larder.core.wiring.Wiring;
import java.util.List;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;
import software.constructs.Construct;

/** Which function reads which queue; reading is granted by the wiring, so no construct may add to the roles. */
final class EventSources extends Construct {

    EventSources(Construct scope, Place place, List<Wiring.Queue> queues) {
        super(scope, "EventSources");
        for (Wiring.Queue queue : queues) {
            CfnEventSourceMapping.Builder.create(this, queue.name())
                    .eventSourceArn(place.arns().queue(queue.name()))
                    .functionName(place.names().function(queue.consumer()))
                    .batchSize(queue.batch())
                    .maximumBatchingWindowInSeconds(queue.window().toSeconds())
                    .functionResponseTypes(List.of("ReportBatchItemFailures"))
                    .enabled(true)
                    .build();
        }
    }
}
