package dev.larder.cli.reach;

import dev.larder.aws.AwsClients;
import dev.larder.cli.view.SeenAlarms;
import dev.larder.core.wiring.EnvironmentAlarms;
import dev.larder.core.wiring.Names;
import dev.standin.aws.local.FiringAlarm;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * Asks CloudWatch for the alarms of an environment. By their names: a prefix would find those of an environment whose name begins alike, and needs the right to see
 * every alarm of the account.
 */
record AlarmsOnAws(AwsClients clients, Names names) {
    /** Those that are on. */
    SeenAlarms find() {
        List<String> asked = EnvironmentAlarms.names(names);
        try (CloudWatchClient watch = clients.alike(CloudWatchClient.builder()).build()) {
            return SeenAlarms.all(watch
                    .describeAlarms(ask ->
                            ask.alarmNames(asked).stateValue(StateValue.ALARM).maxRecords(asked.size()))
                    .metricAlarms()
                    .stream()
                    .sorted(Comparator.comparingInt(each -> asked.indexOf(each.alarmName())))
                    .map(AlarmsOnAws::firing)
                    .toList());
        } catch (CloudWatchException refused) {
            if (!AwsAccess.isDenied(refused)) {
                throw refused;
            }
            return SeenAlarms.elsewhere(
                    "not seen, since cloudwatch:DescribeAlarms is denied to you, as to the operators of an environment"
                            + " that a former version deployed; they are on the dashboard "
                            + names.dashboard() + " of CloudWatch");
        }
    }

    private static FiringAlarm firing(MetricAlarm alarm) {
        return new FiringAlarm(alarm.alarmName(), alarm.alarmDescription(), alarm.stateTransitionedTimestamp());
    }
}
