using Npgsql;

namespace Biela.Kernel.Tests.Databases;

/// <summary>A database of its own on the server that the environment names.</summary>
internal static class Postgres
{
    /// <summary>The server; the test is skipped where there is none.</summary>
    public static string Server(string variable = "BIELA_TEST_POSTGRES")
    {
        var server = Environment.GetEnvironmentVariable(variable);
        Assert.SkipWhen(server is null, $"{variable} names no PostgreSQL.");
        return server!;
    }

    public static async Task<string> Create(string? through = null)
    {
        var (server, database) = (through ?? Server(), $"biela_{Guid.CreateVersion7():n}");
        await Run(Server(), $"create database {database}");
        return new NpgsqlConnectionStringBuilder(server) { Database = database }.ConnectionString;
    }

    public static async Task Drop(string connection)
    {
        var pooled = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { NoResetOnClose = true }.ConnectionString);
        NpgsqlConnection.ClearPool(pooled);
        await Run(Server(), $"drop database {new NpgsqlConnectionStringBuilder(connection).Database} with (force)");
    }

    public static async Task<object?> Run(string connection, string sql)
    {
        await using var session = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ConnectionString);
        await session.OpenAsync();
        await using var command = new NpgsqlCommand(sql, session);
        return await command.ExecuteScalarAsync();
    }
}
