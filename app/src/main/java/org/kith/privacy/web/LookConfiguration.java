package org.kith.privacy.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Puts the log of looks behind the check of who may call what.
@Configuration(proxyBeanMethods = false)
class LookConfiguration implements WebMvcConfigurer {

  private final LookInterceptor looks;

  LookConfiguration(LookInterceptor looks) {
    this.looks = looks;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(looks).order(Ordered.LOWEST_PRECEDENCE);
  }
}
