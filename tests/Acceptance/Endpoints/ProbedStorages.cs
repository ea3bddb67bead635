using Biela.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Biela.Acceptance.Tests.Endpoints;

/// <summary>On SQLite there is no row-level security: the filter alone.</summary>
public sealed class ShopsOnSqlite : ProbedShops
{
    /// <inheritdoc/>
    protected override string Digest(ITable table, string owner)
    {
        var row = string.Join("||','||", table.Columns.Select(c => $"quote(\"{c.Name}\")"));
        return $"select coalesce(group_concat(r, '|'), '') as \"Value\" from (select {row} as r from \"{table.Name}\" where {owner} = {{0}} order by r)";
    }
}

/// <summary>On a PostgreSQL database of their own.</summary>
public class ShopsOnPostgres : ProbedShops
{
    private readonly string database = $"biela_t{Guid.CreateVersion7():n}";

    /// <summary>Takes row-level security off every table.</summary>
    public Task WithoutRowLevelSecurity() => InEachModule(async db =>
    {
        var every = Tables(db).Select(owned => $"alter table \"{owned.Table.Name}\" no force row level security, disable row level security;");
        await db.Database.ExecuteSqlRawAsync(string.Concat(every));
    });

    /// <summary>Everything in the database that row-level security does not bind, a line each; "tables: n" for those it does.</summary>
    public async Task<IReadOnlyList<string>> Unbound()
    {
        await using var connection = new NpgsqlConnection(Biela.Data);
        await connection.OpenAsync();
        await using var look = new NpgsqlCommand("""
            with tables as (select c.* from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' where c.relkind in ('r', 'p'))
            select 'tables: ' || count(*) from tables
            union all select oid::regclass || ': no enforced policy' from tables t where not relrowsecurity or not relforcerowsecurity
              or (select count(*) from pg_policy where polrelid = t.oid and polcmd = '*' and pg_get_expr(polqual, polrelid) like '%app.tenant%') <> 1
            union all select i.indexrelid::regclass || ': unique for all organizations' from pg_index i join tables t on t.oid = i.indrelid
              join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0] where i.indisunique and not i.indisprimary and a.attname <> 'tenant_id'
            union all select rolname || ': bound by nothing' from pg_roles where rolname = current_user and (rolsuper or rolbypassrls)
            union all select p.oid::regprocedure || ': any search_path' from pg_proc p join pg_namespace n on n.oid = p.pronamespace
              where prosecdef and nspname !~ '^pg_' and coalesce(array_to_string(proconfig, ' '), '') !~ 'search_path'
            union all select c.oid::regclass || ': a view of its owner' from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where relkind in ('v', 'm') and nspname !~ '^pg_|^information_schema$'
              and coalesce(array_to_string(reloptions, ' '), '') !~ 'security_invoker=(true|on)'
            """, connection);
        await using var rows = await look.ExecuteReaderAsync();
        var found = new List<string>();
        while (await rows.ReadAsync()) found.Add(rows.GetString(0));
        return found;
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        if (Biela is not null) await Servers.Given().Execute($"drop database if exists {database} with (force)");
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override async Task<Biela> Begin()
    {
        var servers = Servers.Given();
        var build = await Build();
        await servers.Execute($"create database {database}");
        var storage = new NpgsqlConnectionStringBuilder(servers.Postgres) { Database = database, MaxPoolSize = 20 }.ConnectionString;
        return await Biela.StartOn(storage, build, Biela.Unlimited);
    }

    /// <summary>The folder of the build; null for the one under test.</summary>
    protected virtual Task<string?> Build() => Task.FromResult<string?>(null);

    /// <inheritdoc/>
    protected override string Digest(ITable table, string owner) =>
        $"select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as \"Value\" from \"{table.Name}\" t where {owner} = {{0}}";
}

/// <summary>A build that forgets whose rows it asks for and whose rows it writes.</summary>
public sealed class ShopsWithoutFilter : ShopsOnPostgres
{
    private readonly MutantBuilds builds = new();

    /// <inheritdoc/>
    protected override async Task<string?> Build() => await builds.Build(MutantBuilds.WithoutTenantFilter);

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        builds.Dispose();
    }
}
