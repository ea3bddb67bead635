using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Biela.Kernel;

/// <summary>
/// Maps a handler as ASP.NET does, but has what binds its arguments compiled when it is first called: all of them at once would be a good part of
/// the time a start takes.
/// </summary>
internal sealed class LateHandler
{
    private readonly Delegate handler;
    private readonly bool body;
    private readonly Lazy<RequestDelegate> compiled;
    private Func<EndpointFilterFactoryContext, EndpointFilterDelegate, EndpointFilterDelegate>[] filters = [];
    private RouteEndpointBuilder route = null!;
    private RequestDelegateMetadataResult known = null!;

    private LateHandler(Delegate handler, bool body) => (this.handler, this.body, compiled) = (handler, body, new(Compile));

    public static RouteHandlerBuilder Map(RouteGroupBuilder api, string method, string pattern, Delegate handler)
    {
        var late = new LateHandler(handler, method is not ("GET" or "DELETE"));
        var mapped = api.MapMethods(pattern, [method], http => late.compiled.Value(http));
        mapped.Add(late.Describe);
        return new([mapped]);
    }

    /// The filters of the group would be put around a handler that has no arguments; they are kept for the one that has.
    private void Describe(EndpointBuilder endpoint)
    {
        route = (RouteEndpointBuilder)endpoint;
        filters = [.. endpoint.FilterFactories];
        endpoint.FilterFactories.Clear();
        endpoint.Metadata.Add(handler.Method);
        foreach (var attribute in handler.Method.GetCustomAttributes()) endpoint.Metadata.Add(attribute);
        known = RequestDelegateFactory.InferMetadata(handler.Method, Options());
    }

    private RequestDelegate Compile()
    {
        foreach (var filter in filters) route.FilterFactories.Add(filter);
        return RequestDelegateFactory.Create(handler, Options(), known).RequestDelegate;
    }

    private RequestDelegateFactoryOptions Options() => new()
    {
        ServiceProvider = route.ApplicationServices, RouteParameterNames = route.RoutePattern.Parameters.Select(p => p.Name),
        ThrowOnBadRequest = true, DisableInferBodyFromParameters = !body, EndpointBuilder = route,
    };
}
