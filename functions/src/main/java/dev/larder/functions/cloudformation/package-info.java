/**
 * Handlers of CloudFormation's custom resources; entry type {@link dev.larder.functions.cloudformation.CustomResource}. Each request gets
 * one answer, whatever happens, since a stack without one waits for an hour.
 */
@NullMarked
package dev.larder.functions.cloudformation;

import org.jspecify.annotations.NullMarked;
