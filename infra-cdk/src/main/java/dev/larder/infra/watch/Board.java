package dev.larder.infra.watch;

import java.util.List;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.AlarmWidget;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.constructs.Construct;

/** One dashboard for an environment: the state of every alarm, and what each measures. */
public final class Board extends Construct {
    private final String name;

    public Board(Construct scope, String name, Alarms alarms) {
        super(scope, "Board");
        this.name = name;
        IWidget states = AlarmStatusWidget.Builder.create()
                .title(name)
                .width(24)
                .alarms(alarms.all())
                .build();
        List<IWidget> each = alarms.all().stream().map(Board::widget).toList();
        Dashboard.Builder.create(this, "Dashboard")
                .dashboardName(name)
                .widgets(List.of(List.of(states), each))
                .build();
    }

    /** The dashboard's name. */
    public String name() {
        return name;
    }

    private static IWidget widget(IAlarm alarm) {
        return AlarmWidget.Builder.create()
                .title(alarm.getNode().getId())
                .alarm(alarm)
                .width(8)
                .build();
    }
}
