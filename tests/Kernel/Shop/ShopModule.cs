using System.Collections.Concurrent;
using Biela.Contracts;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Biela.Kernel.Tests.Shop;

/// <summary>The nth of a thing was made.</summary>
internal sealed record Made(Guid ThingId, int Nth) : IEvent
{
    public Guid Key => ThingId;
}

/// <summary>A module as small as one can be that still uses all of the kernel.</summary>
internal class ShopModule : Module<ShopDb>
{
    public override void Map(RouteGroupBuilder api)
    {
        api.Post("/things", MakeThing.Handle, Can.Write);
        api.Get("/things", ListThings.Handle, Can.Read);
        api.Get("/things/{id:guid}", ShowThing.Handle, Can.Read);
        api.Put("/things/{id:guid}", RenameThing.Handle, Can.Write);
        api.Delete("/things/{id:guid}", DropThing.Handle, Can.Write);
        api.Post("/things/{id:guid}/break", BreakThing.Handle, Can.Write);
        api.Post("/wait", Wait.Handle, Can.Write);
        api.Get("/links/{link}", FollowLink.Handle, Permission.Public);
        api.Get("/me", ShowMe.Handle, Permission.SignedIn);
    }

    protected override void Subscribe()
    {
        On<Made>(CountMade.Handle);
        On<Made>(ShineMade.Handle);
    }

    private static class Can
    {
        public static readonly Permission Read = new("shop.read"), Write = new("shop.write");
    }
}

/// <summary>The next version: one handler more.</summary>
internal sealed class NewerShop : ShopModule
{
    protected override void Subscribe()
    {
        base.Subscribe();
        On<Made>(PolishMade.Handle);
    }
}

/// <summary>A version that takes many.</summary>
internal sealed class ListingShop : ShopModule
{
    protected override void Subscribe() => On<Made>(ListMade.Handle);
}

internal sealed class ShopDb(DbContextOptions<ShopDb> options, Ambient ambient) : ModuleDb(options, ambient)
{
    public DbSet<Thing> Things => Set<Thing>();

    public DbSet<Heard> Heard => Set<Heard>();

    protected override void Map(ModelBuilder model)
    {
        model.Entity<Thing>().Property(t => t.Tags).AsJson();
        model.Entity<Heard>();
    }
}

internal enum Kind { Tool, Part }

internal sealed class Thing
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Name { get; set; }
    public Money Price { get; set; }
    public Kind Kind { get; set; }
    public List<string> Tags { get; set; } = [];
    public int Version { get; private set; } = 1;
}

/// <summary>The effect of a reaction.</summary>
internal sealed class Heard
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Handler { get; init; }
    public required Guid ThingId { get; init; }
    public required int Nth { get; init; }
    public required DateOnly Today { get; init; }
}

/// <summary>What a test tells the reactions and use cases to do, and what it saw them do.</summary>
internal sealed class Script
{
    public Func<string, Made, Task> Play { get; set; } = (_, _) => Task.CompletedTask;

    public ConcurrentQueue<(string Handler, Guid Thing, int Nth)> Tried { get; } = [];

    public ConcurrentQueue<int[]> Calls { get; } = [];

    public TaskCompletionSource Gate { get; set; } = new();

    public TaskCompletionSource Waiting { get; set; } = new();

    public async Task React(string handler, Made made, ShopDb db, Tenant tenant, TimeProvider clock)
    {
        Tried.Enqueue((handler, made.ThingId, made.Nth));
        db.Heard.Add(new() { Handler = handler, ThingId = made.ThingId, Nth = made.Nth, Today = tenant.Today(clock) });
        await db.SaveChangesAsync();
        await Play(handler, made);
    }
}

internal static class CountMade
{
    internal static Task Handle(Made made, ShopDb db, Tenant tenant, TimeProvider clock, Script script) => script.React("CountMade", made, db, tenant, clock);
}

internal static class ShineMade
{
    internal static Task Handle(Made made, ShopDb db, Tenant tenant, TimeProvider clock, Script script) => script.React("ShineMade", made, db, tenant, clock);
}

internal static class PolishMade
{
    internal static Task Handle(Made made, ShopDb db, Tenant tenant, TimeProvider clock, Script script) => script.React("PolishMade", made, db, tenant, clock);
}

internal static class ListMade
{
    internal static async Task Handle(IReadOnlyList<Made> all, ShopDb db, Tenant tenant, TimeProvider clock, Script script)
    {
        script.Calls.Enqueue([.. all.Select(m => m.Nth)]);
        foreach (var made in all) await script.React("ListMade", made, db, tenant, clock);
    }
}
