using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Biela.Kernel;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Biela.Architecture.Tests;

/// <summary>Closed by default: what a route asks of its caller is written beside it.</summary>
public sealed partial class EndpointRules
{
    private static readonly string[] Beside =
    [
        "/files/{**key}", "/files/{**key}", "/health", "/health/live", "/health/ready", "/internal/authority/keys/{tenant:guid}/{hash}",
        "/internal/authority/sessions/ended", "/openapi/{documentName}.json",
    ];

    private static IEnumerable<RouteEndpoint> OfModules => Walk.Endpoints.Where(e => e.RoutePattern.RawText!.StartsWith("/api/"));

    [Fact]
    public void There_are_endpoints() => Assert.NotEmpty(OfModules);

    [Fact]
    public void Every_endpoint_names_its_permission_or_says_it_is_public() => Walk.None(Walk.Endpoints.Where(e =>
        e.Metadata.GetMetadata<Permission>() is null && (OfModules.Contains(e) || e.Metadata.GetMetadata<IAllowAnonymous>() is null)));

    [Fact]
    public void Only_a_public_endpoint_lets_anybody_in() => Assert.All(OfModules, e =>
        Assert.Equal(e.Metadata.GetMetadata<Permission>() == Permission.Public, e.Metadata.GetMetadata<IAllowAnonymous>() is not null));

    [Fact]
    public void An_endpoint_asks_for_the_permission_it_names() => Assert.All(OfModules.Where(e => Named(e) is not null), e =>
        Assert.Contains(e.Metadata.OfType<AuthorizationPolicy>().SelectMany(p => p.Requirements).OfType<ClaimsAuthorizationRequirement>(),
            r => r.ClaimType == Claims.Permission && r.AllowedValues!.SequenceEqual([Named(e)])));

    [Fact]
    public void The_owner_of_a_shop_has_every_permission_but_the_installation_s()
    {
        var asked = OfModules.Select(Named).OfType<string>().Distinct().Where(p => !p.StartsWith("platform."));
        Walk.None(asked.Except(PermissionsOf("Owner")));
    }

    [Fact]
    public void Only_reading_is_given_to_a_viewer() => Assert.All(PermissionsOf("Viewer"), p => Assert.EndsWith(".read", p));

    [Fact]
    public void A_link_is_for_who_is_not_signed_in() => Walk.None(OfModules.Where(e =>
        e.RoutePattern.GetParameter("link") is not null && e.Metadata.GetMetadata<Permission>() != Permission.Public));

    [Fact]
    public void The_answer_to_an_act_says_its_status_so_that_it_can_be_repeated() => Walk.None(OfModules.Where(e =>
        !e.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Contains("GET")
        && e.Metadata.GetRequiredMetadata<MethodInfo>().ReturnType is var type && !type.IsAssignableTo(typeof(IResult))
            && !type.GetGenericArguments().Any(result => result.IsAssignableTo(typeof(IResult)))));

    [Fact]
    public void Every_operation_has_a_name_of_its_own() => Walk.None(OfModules
        .GroupBy(e => e.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName)
        .Where(same => same.Key is null || same.Count() > 1).SelectMany(same => same));

    [Fact]
    public async Task What_runs_is_what_is_documented_with_the_permission_it_asks_for()
    {
        var runs = from e in OfModules from method in e.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods
                   select $"{method} {Constraint().Replace(e.RoutePattern.RawText!, "}").TrimEnd('/')} {e.Metadata.GetRequiredMetadata<Permission>().Name}";
        var documented = new List<string>();
        foreach (var file in Directory.GetFiles(Path.Combine(Walk.Root, "docs", "api"), "*.json"))
            if (JsonDocument.Parse(await File.ReadAllTextAsync(file)).RootElement.TryGetProperty("paths", out var paths))
                documented.AddRange(from path in paths.EnumerateObject() from operation in path.Value.EnumerateObject()
                                    select $"{operation.Name.ToUpperInvariant()} {path.Name} {operation.Value.GetProperty("x-permission").GetString()}");
        Assert.Equal(runs.Order(), documented.Order());
    }

    [Fact]
    public void What_is_no_part_of_the_API_is_listed_here() =>
        Assert.Equal(Beside, Walk.Endpoints.Except(OfModules).Select(e => e.RoutePattern.RawText).Order(StringComparer.Ordinal));

    private static string? Named(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<Permission>() is { } permission
        && permission != Permission.Public && permission != Permission.SignedIn ? permission.Name : null;

    /// The role table is Auth's secret; the compiler keeps it so.
    private static IEnumerable<string> PermissionsOf(string role)
    {
        var auth = Walk.Named("auth").GetType().Assembly;
        var roles = auth.GetType("Biela.Modules.Auth.Roles");
        Assert.SkipWhen(roles is null, "Auth is not there yet.");
        var named = Enum.Parse(auth.GetType("Biela.Modules.Auth.Role", throwOnError: true)!, role);
        return (IEnumerable<string>)roles!.GetMethod("PermissionsOf")!.Invoke(null, [named])!;
    }

    [GeneratedRegex(":[a-z]+}", RegexOptions.NonBacktracking)]
    private static partial Regex Constraint();
}
