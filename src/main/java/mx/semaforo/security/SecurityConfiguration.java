package mx.semaforo.security;

import static org.springframework.http.HttpMethod.POST;
import static org.springframework.security.web.util.matcher.RequestMatchers.allOf;
import static org.springframework.security.web.util.matcher.RequestMatchers.anyOf;
import static org.springframework.security.web.util.matcher.RequestMatchers.not;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer.SessionFixationConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.RequestMatcherDelegatingAccessDeniedHandler;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * One login for every door. Programs send HTTP Basic with each request and have no session; people log in once, by
 * form, for portal, API pages, Tasklist, Cockpit and Admin. What they may do inside Camunda's webapps Camunda decides.
 */
@Configuration
class SecurityConfiguration {

  private static final String API = "/api/**";
  /** What programs ask for with a password in each request. */
  private static final String[] FOR_PROGRAMS = {"/api/v1/**", "/v3/api-docs/**", "/actuator/**"};
  private static final String ACTUATOR = "/actuator/**";
  private static final String HEALTH = "/actuator/health";
  private static final String WEBAPPS_API = "/camunda/api/**";
  /** For programs, by the token in a link: no session takes part, so none can be abused. */
  private static final String[] API_BY_LINK = {"/api/v1/surveys/*", "/api/v1/approvals/*", "/api/v1/inquiries/*"};
  /** For people, by the same token: whoever holds it is whom the message was written to. */
  private static final String[] PAGES_BY_LINK = {"/solucion/*", "/aprobacion/*", "/respuesta/*"};
  private static final String[] STATIC =
      {"/semaforo.css", "/semaforo.svg", "/camunda/lib/**", "/camunda/assets/**", "/camunda/favicon.ico"};
  /** Modules that only work together: a browser asks each time whether they changed. */
  private static final String TAB = "/camunda/lib/ticket/**";
  /** Camunda's own ways in: creating the first administrator, and a second login. */
  private static final String[] CLOSED =
      {"/camunda/api/admin/setup/**", "/camunda/app/admin/*/setup/**", "/camunda/api/admin/auth/user/*/login/*"};
  /** Where Camunda's webapps keep the token of their X-XSRF-TOKEN header. */
  private static final String WEBAPPS_TOKEN = "CAMUNDA_CSRF_TOKEN";

  private static final String PORTAL_POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  private static final String SWAGGER_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
      + " form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";

  /** Several servlets stand beside Spring's: without it a path is ambiguous. */
  @Bean
  PathPatternRequestMatcherBuilderFactoryBean requestMatchers() {
    return new PathPatternRequestMatcherBuilderFactoryBean();
  }

  @Bean
  @Order(1)
  SecurityFilterChain programs(HttpSecurity http, PathPatternRequestMatcher.Builder path, AuthenticationProvider login,
      Refusals refusals) throws Exception {
    return http
        .securityMatcher(allOf(any(path, FOR_PROGRAMS), request -> request.getHeader(HttpHeaders.AUTHORIZATION) != null))
        .authenticationManager(new CachedLogin(new ProviderManager(login)))
        .authorizeHttpRequests(requests -> requests
            .requestMatchers(API_BY_LINK).permitAll()
            .requestMatchers(HEALTH).permitAll()
            .requestMatchers(ACTUATOR).hasAuthority(Person.ADMINISTRATORS)
            .anyRequest().authenticated())
        .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
        .exceptionHandling(refused -> refused.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain people(HttpSecurity http, PathPatternRequestMatcher.Builder path, AuthenticationProvider login,
      Refusals refusals) throws Exception {
    RequestMatcher forPrograms = anyOf(path.matcher(API), path.matcher(WEBAPPS_API));
    return http
        .authenticationProvider(login)
        .authorizeHttpRequests(requests -> requests
            .requestMatchers(CLOSED).denyAll()
            .requestMatchers(API_BY_LINK).permitAll()
            .requestMatchers(PAGES_BY_LINK).permitAll()
            .requestMatchers(STATIC).permitAll()
            .requestMatchers(HEALTH, "/login", "/error").permitAll()
            .requestMatchers(ACTUATOR).hasAuthority(Person.ADMINISTRATORS)
            .anyRequest().authenticated())
        .formLogin(form -> form.loginPage("/login"))
        .logout(logout -> logout
            .logoutRequestMatcher(anyOf(path.matcher(POST, "/logout"), webappsLogout(path)))
            .logoutSuccessHandler(SecurityConfiguration::loggedOut))
        .exceptionHandling(refused -> refused
            .defaultAuthenticationEntryPointFor(refusals, forPrograms)
            .accessDeniedHandler(new RequestMatcherDelegatingAccessDeniedHandler(
                new LinkedHashMap<>(Map.of(path.matcher(API), refusals)), new AccessDeniedHandlerImpl())))
        .sessionManagement(session -> session.sessionFixation(SessionFixationConfigurer::newSession))
        .csrf(csrf -> csrf.ignoringRequestMatchers("/camunda/**").ignoringRequestMatchers(API_BY_LINK)
            .ignoringRequestMatchers(allOf(path.matcher(API), SecurityConfiguration::carriesWebappsToken)))
        .requestCache(cache -> cache.requestCache(pagesOnly(not(forPrograms))))
        .headers(headers -> headers
            .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
            .addHeaderWriter(when(not(any(path, STATIC)), new CacheControlHeadersWriter()))
            .addHeaderWriter(when(path.matcher(TAB), new StaticHeadersWriter(HttpHeaders.CACHE_CONTROL, "no-cache")))
            .addHeaderWriter(when(not(any(path, "/camunda/**", "/swagger-ui/**")), new ContentSecurityPolicyHeaderWriter(PORTAL_POLICY)))
            .addHeaderWriter(when(path.matcher("/swagger-ui/**"), new ContentSecurityPolicyHeaderWriter(SWAGGER_POLICY)))
            .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
        .build();
  }

  /** Spring leaves before Camunda checks its own token, so it is checked here. */
  private static RequestMatcher webappsLogout(PathPatternRequestMatcher.Builder path) {
    return allOf(path.matcher(POST, "/camunda/api/admin/auth/user/*/logout"), SecurityConfiguration::carriesWebappsToken);
  }

  /** What runs inside Tasklist knows this token of the session and not Spring's. */
  private static boolean carriesWebappsToken(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    Object token = session == null ? null : session.getAttribute(WEBAPPS_TOKEN);
    return token != null && token.equals(request.getHeader("X-XSRF-TOKEN"));
  }

  private static void loggedOut(HttpServletRequest request, HttpServletResponse response, Authentication login) throws IOException {
    if (!request.getRequestURI().startsWith(request.getContextPath() + "/camunda/")) {
      response.sendRedirect(request.getContextPath() + "/login?logout");
    }
  }

  /** After the login people come back to the page they wanted, never to what a script had asked for. */
  private static HttpSessionRequestCache pagesOnly(RequestMatcher pages) {
    MediaTypeRequestMatcher html = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
    html.setIgnoredMediaTypes(Set.of(MediaType.ALL));
    HttpSessionRequestCache cache = new HttpSessionRequestCache();
    cache.setRequestMatcher(allOf(request -> "GET".equals(request.getMethod()), html, pages));
    cache.setMatchingRequestParameterName(null);
    return cache;
  }

  private static RequestMatcher any(PathPatternRequestMatcher.Builder path, String... patterns) {
    return anyOf(Arrays.stream(patterns).map(path::matcher).toArray(RequestMatcher[]::new));
  }

  private static HeaderWriter when(RequestMatcher matcher, HeaderWriter writer) {
    return new DelegatingRequestMatcherHeaderWriter(matcher, writer);
  }
}
