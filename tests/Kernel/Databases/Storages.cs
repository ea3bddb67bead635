using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Biela.Kernel.Tests.Databases;

public sealed class SqliteStorageTests : StorageContract
{
    private string folder = "";

    protected override Task<string> Create() => Task.FromResult(folder = Directory.CreateTempSubdirectory("biela-store").FullName);

    protected override Task Drop()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public void A_data_folder_has_one_owner_at_a_time()
    {
        using (new Storage(folder).Own()) Assert.Throws<IOException>(() => new Storage(folder).Own());
        using var free = new Storage(folder).Own();
        Assert.NotNull(free);
    }

    [Fact]
    public async Task A_commit_is_on_the_disk_before_it_is_acknowledged()
    {
        Assert.Equal("wal", await Plant.Do(db => db.Database.SqlQuery<string>($"select journal_mode as \"Value\" from pragma_journal_mode").SingleAsync()));
        Assert.Equal(2, await Plant.Do(db => db.Database.SqlQuery<int>($"select synchronous as \"Value\" from pragma_synchronous").SingleAsync()));
    }
}

public class PostgresStorageTests : StorageContract
{
    private protected string Connection { get; private set; } = "";

    private string Database => new NpgsqlConnectionStringBuilder(Connection).Database!;

    protected virtual string Server => Postgres.Server();

    protected override async Task<string> Create() => Connection = await Postgres.Create(Server);

    protected override Task Drop() => Postgres.Drop(Connection);

    [Fact]
    public async Task Row_level_security_holds_where_a_query_forgets()
    {
        await Store("Chave");
        var stranger = Guid.CreateVersion7();
        Assert.Equal(1, await Plant.Do(db => db.Things.IgnoreQueryFilters().CountAsync()));
        Assert.Equal(0, await Plant.Do(db => db.Things.IgnoreQueryFilters().CountAsync(), stranger));
        Assert.Equal(0, await Plant.Do(db => db.Things.IgnoreQueryFilters().CountAsync(), Guid.Empty));
    }

    [Fact]
    public async Task Row_level_security_binds_the_owner_of_the_table_too()
    {
        await Store("Chave");
        Assert.Equal("biela_test", await Postgres.Run(Connection, "select tableowner::text from pg_tables where schemaname = 'shop' and tablename = 'things'"));
        Assert.Equal(0L, await Postgres.Run(Connection, "select count(*) from shop.things"));
        var known = $"do $$ begin perform set_config('app.tenant', '{Shop.Plant.Tenant}', false); end $$; select count(*) from shop.things";
        Assert.Equal(1L, await Postgres.Run(Postgres.Server().Replace("Database=biela_test", $"Database={Database}", StringComparison.Ordinal), known));
    }

    [Fact]
    public async Task Nothing_of_an_organization_stays_behind_in_a_pooled_connection()
    {
        await Store("Chave");
        await Plant.Look(db => db.Things.CountAsync());
        var rest = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            await using var pooled = new NpgsqlConnection(Plant.Storage.ConnectionFor("shop"));
            await pooled.OpenAsync();
            await using var ask = new NpgsqlCommand("select coalesce(current_setting('app.tenant', true), '') || current_setting('search_path')", pooled);
            return await ask.ExecuteScalarAsync();
        }));
        Assert.All(rest, left => Assert.Equal("\"$user\", public", left));
    }

    [Fact]
    public async Task Two_hundred_readers_and_writers_of_two_organizations_see_only_their_own()
    {
        var other = Guid.Parse("0192bbbb-0000-7000-8000-000000000002");
        await Store("Chave");
        await Store("Martelo", other);
        var seen = await Task.WhenAll(Enumerable.Range(0, 200).Select(n => Task.Run(async () => n % 2 == 0
            ? (n, await Plant.Look(db => db.Things.IgnoreQueryFilters().Select(t => t.Name).SingleAsync()))
            : (n, await Plant.Do(db => db.Things.IgnoreQueryFilters().Select(t => t.Name).SingleAsync(), other)))));
        Assert.All(seen, s => Assert.Equal(s.n % 2 == 0 ? "Chave" : "Martelo", s.Item2));
    }
}

/// <summary>The same behind a pooler that gives each transaction any server it has.</summary>
public sealed class PgBouncerStorageTests : PostgresStorageTests
{
    protected override string Server => Postgres.Server("BIELA_TEST_PGBOUNCER");
}
