using Microsoft.Extensions.DependencyInjection;

namespace Biela.Kernel;

/// <summary>Opens units of work outside a request.</summary>
public sealed class ModuleScopes(IServiceScopeFactory scopes)
{
    /// <summary>A scope that acts for the organization on the module's database.</summary>
    public ModuleScope For(Module module, Guid tenant, string? zone = null)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenant>().Become(tenant, zone);
        return new(scope, (ModuleDb)scope.ServiceProvider.GetRequiredService(module.Db));
    }
}

/// <summary>Services and database of one unit of work.</summary>
public sealed class ModuleScope(AsyncServiceScope scope, ModuleDb db) : IAsyncDisposable
{
    /// <summary>The module's database.</summary>
    public ModuleDb Db => db;

    /// <summary>What a handler may ask for.</summary>
    public IServiceProvider Services => scope.ServiceProvider;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => scope.DisposeAsync();
}
