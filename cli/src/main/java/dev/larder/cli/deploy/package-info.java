/**
 * Environments on AWS from a terminal: deploy, destroy, list; entry type {@link dev.larder.cli.deploy.DeployCommand}.
 *
 * <p>Invariant: CloudFormation alone makes and removes resources; these commands look first, call CDK, and watch.
 */
@NullMarked
package dev.larder.cli.deploy;

import org.jspecify.annotations.NullMarked;
