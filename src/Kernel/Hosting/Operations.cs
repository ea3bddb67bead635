using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Biela.Kernel;

/// <summary>Every module shows its own organization's dead letters and takes them back on request.</summary>
internal static class Operations
{
    private static readonly Permission Read = new("operations.read"), Write = new("operations.write");

    internal sealed record DeadLetter(
        Guid MessageId, string Handler, string Type, int Attempts, string? Error, DateTimeOffset ReceivedAt, DateTimeOffset DeadAt);

    internal sealed record Revived(int Count);

    public static void Map(RouteGroupBuilder api, Module module)
    {
        api.Get("/dead-letters", (HttpContext http, CancellationToken ct) => List(Db(http, module), ct), Read).WithName($"{module.Name}.ListDeadLetters");
        api.Post("/dead-letters/{id:guid}/replay",
            (Guid id, HttpContext http, TimeProvider clock, CancellationToken ct) => Replay(id, Db(http, module), clock, ct), Write)
            .WithName($"{module.Name}.ReplayDeadLetter");
    }

    private static ModuleDb Db(HttpContext http, Module module) => (ModuleDb)http.RequestServices.GetRequiredService(module.Db);

    private static async Task<Ok<List<DeadLetter>>> List(ModuleDb db, CancellationToken ct) => TypedResults.Ok(await db.Inbox.AsNoTracking()
        .Where(m => m.Tenant == db.CurrentTenant && m.DeadAt != null && m.DoneAt == null).OrderByDescending(m => m.Seq).Take(200)
        .Select(m => new DeadLetter(m.Id, m.Handler, m.Type, m.Attempts, m.Error, m.ReceivedAt, m.DeadAt!.Value)).ToListAsync(ct));

    private static async Task<Ok<Revived>> Replay(Guid id, ModuleDb db, TimeProvider clock, CancellationToken ct)
    {
        var count = await db.Revive(id, db.CurrentTenant, clock.GetUtcNow(), ct);
        return count == 0 ? throw new RuleBroken("not-found", "Não encontrado.", 404) : TypedResults.Ok(new Revived(count));
    }
}
