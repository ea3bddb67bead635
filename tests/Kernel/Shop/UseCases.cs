using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Biela.Kernel.Tests.Shop;

internal static class MakeThing
{
    internal sealed record Size([Range(1, 100)] int Width, int? Height = null);

    internal sealed record Request(
        [Required, StringLength(20)] string Name, Money Price, Kind Kind,
        IReadOnlyList<string>? Tags = null, IReadOnlyList<Size>? Sizes = null, DateOnly? On = null);

    internal sealed record Response(Guid Id, string Name, Money Price);

    internal static async Task<Versioned<Response>> Handle(Request request, ShopDb db, CancellationToken ct)
    {
        var thing = new Thing { Name = request.Name, Price = request.Price, Kind = request.Kind, Tags = [.. request.Tags ?? []] };
        db.Things.Add(thing);
        db.Publish(new Made(thing.Id, 1));
        await db.SaveChangesAsync(ct);
        return Versioned.Created($"/api/v1/shop/things/{thing.Id}", new Response(thing.Id, thing.Name, thing.Price), thing.Version);
    }
}

internal static class ShowThing
{
    internal sealed record Response(Guid Id, string Name, Money Price, Kind Kind, IReadOnlyList<string> Tags);

    internal static async Task<Versioned<Response>> Handle(Guid id, ShopDb db, CancellationToken ct)
    {
        var thing = await db.Things.FirstOrDefaultAsync(t => t.Id == id, ct).Found();
        return Versioned.Ok(new Response(thing.Id, thing.Name, thing.Price, thing.Kind, thing.Tags), thing.Version);
    }
}

internal static class ListThings
{
    internal sealed record Item(Guid Id, string Name);

    internal static async Task<Ok<Page<Item>>> Handle(string? search, Guid? after, int? limit, ShopDb db, CancellationToken ct) =>
        TypedResults.Ok(await db.Things.Where(t => search == null || t.Name.StartsWith(search)).Page(t => t.Id, t => new Item(t.Id, t.Name), after, limit, ct));
}

internal static class RenameThing
{
    internal sealed record Request([Required, StringLength(20)] string Name);

    internal static async Task<Versioned<ShowThing.Response>> Handle(Guid id, Request request, IfMatch ifMatch, ShopDb db, CancellationToken ct)
    {
        var thing = await db.Things.FirstOrDefaultAsync(t => t.Id == id, ct).Found();
        ifMatch.Check(thing.Version);
        thing.Name = request.Name;
        await db.SaveChangesAsync(ct);
        return Versioned.Ok(new ShowThing.Response(thing.Id, thing.Name, thing.Price, thing.Kind, thing.Tags), thing.Version);
    }
}

internal static class DropThing
{
    internal static async Task<NoContent> Handle(Guid id, ShopDb db, CancellationToken ct)
    {
        db.Things.Remove(await db.Things.FirstOrDefaultAsync(t => t.Id == id, ct).Found());
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Changes, publishes, saves, and then fails in the way it is asked to.</summary>
internal static class BreakThing
{
    internal sealed record Request(string How);

    internal static async Task<Ok> Handle(Guid id, Request request, ShopDb db, CancellationToken ct)
    {
        var thing = await db.Things.FirstOrDefaultAsync(t => t.Id == id, ct).Found();
        thing.Tags = ["broken"];
        db.Publish(new Made(id, 99));
        await db.SaveChangesAsync(ct);
        throw request.How switch
        {
            "rule" => new RuleBroken("thing-is-glass", "A peça é de vidro. Escolha outra."),
            "overflow" => new OverflowException(),
            _ => new InvalidOperationException("a secret of the house"),
        };
    }
}

internal static class Wait
{
    internal static async Task<NoContent> Handle(Script script, ShopDb db, CancellationToken ct)
    {
        // The transaction begins with its first statement.
        await db.Things.AnyAsync(ct);
        db.Publish(new Made(Guid.CreateVersion7(), 1));
        script.Waiting.TrySetResult();
        await script.Gate.Task;
        return TypedResults.NoContent();
    }
}

internal static class FollowLink
{
    internal sealed record Response(IReadOnlyList<string> Names);

    internal static async Task<Ok<Response>> Handle(string link, ShopDb db, CancellationToken ct) =>
        TypedResults.Ok(new Response(await db.Things.OrderBy(t => t.Id).Select(t => t.Name).ToListAsync(ct)));
}

internal static class ShowMe
{
    internal sealed record Response(string Name, string Address, string Scheme);

    internal static Ok<Response> Handle(Actor actor, HttpContext http) =>
        TypedResults.Ok(new Response(actor.Name, http.Connection.RemoteIpAddress!.ToString(), http.Request.Scheme));
}
