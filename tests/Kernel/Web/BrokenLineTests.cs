using System.Net;
using Biela.Kernel.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace Biela.Kernel.Tests.Web;

/// <summary>PostgreSQL goes away in the middle of a request, or two requests meet.</summary>
public sealed class BrokenLineTests : IAsyncLifetime
{
    private static readonly Guid Tenant = Guid.CreateVersion7();
    private string database = "";
    private ShopHost host = null!;

    public async ValueTask InitializeAsync()
    {
        database = await Postgres.Create();
        host = await ShopHost.Start(t => t.Storage = database);
    }

    public async ValueTask DisposeAsync()
    {
        if (database == "") return;
        await host.DisposeAsync();
        await Postgres.Drop(database);
    }

    [Fact]
    public async Task A_request_whose_line_broke_before_the_commit_runs_once_more_and_takes_effect_once()
    {
        var waiting = host.Client(Tenant).PostAsync("wait", null);
        await host.Script.Waiting.Task;
        Assert.True(await Terminate() > 0);
        host.Script.Gate.SetResult();
        Assert.Equal(HttpStatusCode.NoContent, (await waiting).StatusCode);
        Assert.Equal(1L, await Postgres.Run(database, "select count(*) from shop.outbox"));
    }

    [Theory, InlineData("40001"), InlineData("40P01"), InlineData("57P01")]
    public async Task What_PostgreSQL_undid_is_done_again_up_to_three_times_and_then_the_client_is_told_to_wait(string state)
    {
        await Postgres.Run(database, $"""
            create table shop.failures (n int);
            create function shop.fail() returns trigger language plpgsql as $$ begin
              if nextval('shop.tries') <= (select n from shop.failures) then raise exception 'undone' using errcode = '{state}'; end if; return new;
            end $$;
            create sequence shop.tries;
            create trigger fail before insert on shop.things for each row execute function shop.fail();
            insert into shop.failures values (2)
            """);
        Assert.Equal(HttpStatusCode.Created, (await host.Client(Tenant).Make("Chave", "key-1")).StatusCode);
        await Postgres.Run(database, "update shop.failures set n = 100");
        var busy = await host.Client(Tenant).Make("Martelo", "key-2");
        await busy.Problem(503, "busy");
        Assert.NotNull(busy.Headers.RetryAfter);
        Assert.Equal(6L, await Postgres.Run(database, "select last_value from shop.tries"));
        Assert.Equal(1L, await Postgres.Run(database, "select count(*) from shop.outbox"));
    }

    [Fact]
    public async Task A_commit_of_unknown_outcome_is_not_repeated_by_itself_and_the_key_finds_out_what_happened()
    {
        await Postgres.Run(database, """
            create function shop.late() returns trigger language plpgsql as $$ begin perform pg_sleep(2); return null; end $$;
            create constraint trigger late after insert on shop.things deferrable initially deferred for each row execute function shop.late()
            """);
        var making = host.Client(Tenant).Make("Chave", "key-1");
        await Shop.Plant.Eventually(async () => await Terminate("COMMIT") > 0);
        var unknown = await making;
        await unknown.Problem(503, "busy");
        await Postgres.Run(database, "drop trigger late on shop.things");
        var again = await host.Client(Tenant).Make("Chave", "key-1");
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.Equal(1L, await Postgres.Run(database, "select count(*) from shop.outbox"));
    }

    [Fact]
    public async Task A_reaction_whose_line_broke_costs_no_attempt()
    {
        var broken = 0;
        host.Script.Play = async (handler, _) =>
        {
            if (handler == "CountMade" && Interlocked.Increment(ref broken) <= 4) await Terminate("into heard");
        };
        await host.Client(Tenant).Make("Chave");
        const string done = "select count(*) from shop.inbox where done_at is not null and attempts = 0";
        await Shop.Plant.Eventually(async () => (long)(await Postgres.Run(database, done))! == 2, seconds: 60);
        Assert.InRange(broken, 5, 100);
    }

    /// Ends the sessions that are in a transaction, whose last statement was this one.
    private async Task<long> Terminate(string statement = "") => (long)(await Postgres.Run(database, $"""
        select count(*) filter (where pg_terminate_backend(pid, 5000)) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and (xact_start is not null) and query ilike '%{statement}%'
        """))!;
}
