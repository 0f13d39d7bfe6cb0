/** Tests of the Step Functions API; {@link dev.standin.aws.states.service.StatesServiceTest} uses AWS's client over HTTP. */
@NullMarked
package dev.standin.aws.states.service;

import org.jspecify.annotations.NullMarked;
