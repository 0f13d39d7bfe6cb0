package dev.larder.aws;

import dev.larder.functions.port.Executions;
import dev.larder.functions.port.Incoming;
import dev.larder.functions.port.Landing;
import dev.larder.functions.port.ObjectStore;
import dev.larder.functions.port.Ports;
import dev.larder.functions.port.Queues;
import dev.larder.functions.port.Settings;
import dev.larder.functions.port.Warehouse;

/**
 * An environment on AWS, or on something that answers like AWS. A function pays only for the clients that it uses.
 * Thread-safe.
 */
public final class AwsPorts implements Ports {
    private final AwsClients clients;
    private final Settings settings;

    /** What the settings name, as these clients reach it; they are closed with it. */
    public AwsPorts(AwsClients clients, Settings settings) {
        this.clients = clients;
        this.settings = settings;
    }

    @Override
    public ObjectStore lake() {
        return new S3Objects(clients.s3(), settings.lakeBucket());
    }

    @Override
    public Landing landing() {
        return new S3Landing(clients.s3(), settings.landingBucket(), settings.lakeBucket());
    }

    @Override
    public Incoming incoming() {
        return new S3Incoming(clients.s3(), settings.landingBucket());
    }

    @Override
    public Warehouse warehouse() {
        return new DataApi(clients.redshiftData(), settings.workgroup(), settings.database());
    }

    @Override
    public Executions executions() {
        return new StepFunctionsExecutions(clients.stepFunctions(), settings.machine());
    }

    @Override
    public Executions pulls() {
        return new StepFunctionsExecutions(clients.stepFunctions(), settings.pullMachine());
    }

    @Override
    public Queues queues() {
        return new SqsQueues(clients.sqs(), settings);
    }

    @Override
    public void close() {
        clients.close();
    }
}
