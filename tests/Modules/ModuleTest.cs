using System.Text.Json;
using Biela.Contracts;
using Biela.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Module = Biela.Kernel.Module;

namespace Biela.Modules.Tests;

/// <summary>One module on a real SQLite file in a folder of its own: use cases and reactions are called as the kernel calls them.</summary>
public abstract class ModuleTest<TModule, TDb> : IAsyncLifetime where TModule : Module, new() where TDb : ModuleDb
{
    private readonly string folder = Directory.CreateTempSubdirectory("biela").FullName;
    private readonly TModule module = new();
    private ServiceProvider services = null!;

    /// <summary>The organization the test works for.</summary>
    protected Guid Tenant { get; set; } = Guid.CreateVersion7();

    /// <summary>Stands where the test puts it.</summary>
    protected StoppedClock Clock { get; } = new(new(2026, 1, 12, 12, 0, 0, TimeSpan.Zero));

    /// <summary>Who acts.</summary>
    protected (Guid? Id, string Name, string Role, Percent Discount) As { get; set; } = (Guid.CreateVersion7(), "Lia Prado", "Consultor", Percent.Of(5));

    /// <summary>The session of who acts.</summary>
    protected Guid? Session { get; set; }

    public async ValueTask InitializeAsync()
    {
        var collection = new ServiceCollection().AddKernelCore(new() { Storage = folder, PasswordRounds = 1 }, [module]).AddLogging(l =>
            l.AddFilter("Microsoft", LogLevel.Warning));
        module.Add(collection);
        services = collection.AddSingleton<TimeProvider>(Clock).BuildServiceProvider();
        await using var scope = services.GetRequiredService<ModuleScopes>().For(module, Guid.Empty);
        await services.GetRequiredService<Storage>().Migrate(scope.Db, default);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs a use case or a reaction in a transaction of its own, with whatever parameters it asks for; what it throws rolls back.</summary>
    protected async Task<T> Do<T>(Func<TDb, IServiceProvider, Task<T>> act)
    {
        await using var scope = services.GetRequiredService<ModuleScopes>().For(module, Tenant, "America/Sao_Paulo");
        scope.Services.GetRequiredService<Actor>().Become(As.Id, As.Name, As.Role, Session, As.Discount);
        await using var work = await scope.Db.Begin(default);
        var result = await act((TDb)scope.Db, scope.Services);
        await work.Commit(default);
        return result;
    }

    /// <summary>Runs a use case that opens its own transactions.</summary>
    protected async Task<T> Alone<T>(Func<TDb, IServiceProvider, Task<T>> act)
    {
        await using var scope = services.GetRequiredService<ModuleScopes>().For(module, Tenant, "America/Sao_Paulo");
        scope.Services.GetRequiredService<Actor>().Become(As.Id, As.Name, As.Role, Session, As.Discount);
        return await act((TDb)scope.Db, scope.Services);
    }

    /// <inheritdoc cref="Do{T}"/>
    protected Task Do(Func<TDb, IServiceProvider, Task> act) => Do(async (db, s) => { await act(db, s); return 0; });

    /// <summary>Every event of this kind published so far, in order.</summary>
    protected Task<List<TEvent>> Published<TEvent>() where TEvent : IEvent => Do(async (db, _) => (await db.Outbox.AsNoTracking()
        .Where(m => m.Type == typeof(TEvent).FullName).OrderBy(m => m.Seq).Select(m => m.Body).ToListAsync()).ConvertAll(body =>
            JsonSerializer.Deserialize<TEvent>(body)!));

    /// <summary>The rule the act breaks.</summary>
    protected static async Task<RuleBroken> Refused(Func<Task> act) => await Assert.ThrowsAsync<RuleBroken>(act);
}

/// <summary>A clock that moves only when told to.</summary>
public sealed class StoppedClock(DateTimeOffset now) : TimeProvider
{
    /// <summary>The instant it shows.</summary>
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
