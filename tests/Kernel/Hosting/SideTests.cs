using System.Net;
using Biela.Kernel.Tests.Shop;
using Biela.Kernel.Tests.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Biela.Kernel.Tests.Hosting;

/// <summary>What <c>run</c> leaves out in one service is done by another one.</summary>
public sealed class SideTests
{
    [Theory]
    [InlineData(true, false, false, "http")]
    [InlineData(false, true, false, "events")]
    [InlineData(false, false, true, "jobs")]
    [InlineData(false, true, true, "events", "jobs")]
    public async Task A_service_answers_moves_events_and_forgets_only_where_it_is_told_to(bool answers, bool moves, bool forgets, params string[] sides)
    {
        await using var host = await ShopHost.Start(topology => topology.Services["shop"].Run = sides);
        var module = host.App.Services.GetServices<Module>().Single();
        await using (var scope = host.App.Services.GetRequiredService<ModuleScopes>().For(module, Plant.Tenant))
        {
            scope.Db.Publish(new Made(Guid.CreateVersion7(), 1));
            scope.Db.Requests.Add(new() { Tenant = Plant.Tenant, Key = "old", Fingerprint = "", Status = 200, CreatedAt = DateTimeOffset.UnixEpoch });
            await scope.Db.SaveChangesAsync();
        }
        using var client = host.Client(Plant.Tenant);
        Assert.Equal(answers ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await client.GetAsync("things")).StatusCode);
        // Nothing happens at once; what must not happen gets twice the time.
        if (moves || forgets) await Plant.Eventually(async () => await Done() == (moves, forgets));
        await Task.Delay(TimeSpan.FromSeconds(2.5));
        Assert.Equal((moves, forgets), await Done());

        async Task<(bool Moved, bool Forgotten)> Done()
        {
            await using var scope = host.App.Services.GetRequiredService<ModuleScopes>().For(module, Plant.Tenant);
            var moved = await scope.Db.Outbox.AllAsync(m => m.SentAt != null) && await scope.Db.Inbox.CountAsync(m => m.DoneAt != null) == 2;
            return (moved, !await scope.Db.Requests.AnyAsync());
        }
    }
}
