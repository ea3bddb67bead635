using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Biela.Kernel;

/// <summary>How a module maps its use cases. The permission is an argument: forgetting it does not compile.</summary>
public static class Routes
{
    /// <summary>Maps a query.</summary>
    public static RouteHandlerBuilder Get(this RouteGroupBuilder api, string pattern, Delegate handler, Permission permission) =>
        LateHandler.Map(api, HttpMethods.Get, pattern, handler).As(handler, permission);

    /// <summary>Maps an act, or the creation of something.</summary>
    public static RouteHandlerBuilder Post(this RouteGroupBuilder api, string pattern, Delegate handler, Permission permission) =>
        LateHandler.Map(api, HttpMethods.Post, pattern, handler).As(handler, permission);

    /// <summary>Maps the replacement of something.</summary>
    public static RouteHandlerBuilder Put(this RouteGroupBuilder api, string pattern, Delegate handler, Permission permission) =>
        LateHandler.Map(api, HttpMethods.Put, pattern, handler).As(handler, permission);

    /// <summary>Maps the removal of something.</summary>
    public static RouteHandlerBuilder Delete(this RouteGroupBuilder api, string pattern, Delegate handler, Permission permission) =>
        LateHandler.Map(api, HttpMethods.Delete, pattern, handler).As(handler, permission);

    /// <summary>The use case opens its own transactions, because it does something slow that must not hold the module's turn to write.</summary>
    public static RouteHandlerBuilder OwnTransactions(this RouteHandlerBuilder route) => route.WithMetadata(new OwnTransactions());

    private static RouteHandlerBuilder As(this RouteHandlerBuilder route, Delegate handler, Permission permission)
    {
        var useCase = handler.Method.DeclaringType!;
        if (useCase.Namespace!.Split('.') is [_, "Modules", var module, ..]) route.WithName($"{module}.{useCase.Name}");
        route.WithMetadata(permission).ProducesProblem(400);
        if (permission == Permission.Public) return route.AllowAnonymous();
        route.ProducesProblem(401);
        if (permission == Permission.SignedIn) return route.RequireAuthorization();
        return route.RequireAuthorization(policy => policy.RequireClaim(Claims.Permission, permission.Name)).ProducesProblem(403);
    }
}

internal sealed record OwnTransactions;
