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

public sealed class PostgresStorageTests : StorageContract
{
    private string database = "";

    private static string Server
    {
        get
        {
            var server = Environment.GetEnvironmentVariable("BIELA_TEST_POSTGRES");
            Assert.SkipWhen(server is null, "BIELA_TEST_POSTGRES names no PostgreSQL.");
            return server!;
        }
    }

    protected override async Task<string> Create()
    {
        database = $"biela_{Guid.CreateVersion7():n}";
        await Run($"create database {database}");
        return new NpgsqlConnectionStringBuilder(Server) { Database = database }.ConnectionString;
    }

    protected override async Task Drop()
    {
        NpgsqlConnection.ClearAllPools();
        await Run($"drop database {database} with (force)");
    }

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
    public async Task One_process_sends_and_the_next_takes_over()
    {
        var first = await Plant.Storage.OneSender("shop", default);
        using var impatient = new CancellationTokenSource(500);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Plant.Storage.OneSender("shop", impatient.Token));
        await first!.DisposeAsync();
        await using var second = await Plant.Storage.OneSender("shop", default);
        Assert.NotNull(second);
    }

    private static async Task Run(string sql)
    {
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
