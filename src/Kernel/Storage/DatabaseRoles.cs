using System.Text;

namespace Biela.Kernel;

/// <summary>
/// The PostgreSQL roles of a topology: one a service, which reads and writes the schemas of its own modules and nothing else, and owns nothing.
/// What is printed may be run again and again, by the owner of the tables.
/// </summary>
public static class DatabaseRoles
{
    /// <summary>The role of a service.</summary>
    public static string Of(string service) => Names.Quoted("biela_" + service.Replace('-', '_').ToLowerInvariant());

    /// <summary>Schemas, roles and grants of the modules of one database as SQL; with the passwords the topology knows only when asked for them.</summary>
    public static string Sql(Topology topology, IReadOnlyCollection<string> modules, bool passwords)
    {
        var sql = new StringBuilder("-- Run as the owner of the tables, in their database.\n");
        foreach (var (service, me) in Users(topology, modules))
        {
            sql.Append(Role(Of(service)));
            if (passwords && me.Password is { } password) sql.Append($"alter role {Of(service)} password '{password.Replace("'", "''")}';\n");
        }
        sql.Append("do $$ begin execute format('revoke all on database %I from public', current_database()); end $$;\n");
        sql.Append("revoke all on schema public from public;\n");
        foreach (var module in modules) sql.Append(Schema(topology, Names.Quoted(module), Users(topology, modules)));
        return sql.ToString();
    }

    private static IEnumerable<KeyValuePair<string, Topology.Service>> Users(Topology topology, IReadOnlyCollection<string> modules) =>
        topology.Services.Where(s => modules.Any(s.Value.Hosts));

    private static string Role(string role) => $"""

        do $$ begin
          if not exists (select from pg_roles where rolname = '{role}') then
            create role {role} login nosuperuser nobypassrls nocreatedb nocreaterole noinherit;
          elsif exists (select from pg_roles where rolname = '{role}' and (rolsuper or rolbypassrls)) then
            raise exception 'Row-level security does not bind {role}: take superuser and bypassrls from it first.';
          end if;
          execute format('grant connect on database %I to {role}', current_database());
        end $$;

        """;

    private static string Schema(Topology topology, string schema, IEnumerable<KeyValuePair<string, Topology.Service>> users)
    {
        var hosts = topology.Services.Where(s => s.Value.Hosts(schema)).Select(s => Of(s.Key)).ToList();
        if (hosts.Count == 0) return "";
        var (roles, sql) = (string.Join(", ", hosts), new StringBuilder());
        sql.Append($"""

            create schema if not exists {schema};
            {Evict(schema, hosts)}
            grant usage on schema {schema} to {roles};
            grant select, insert, update, delete on all tables in schema {schema} to {roles};
            grant usage, select on all sequences in schema {schema} to {roles};
            alter default privileges in schema {schema} grant select, insert, update, delete on tables to {roles};
            alter default privileges in schema {schema} grant usage, select on sequences to {roles};

            """);
        if (topology.Bus == "postgres")
        {
            var all = string.Join(", ", users.Select(s => Of(s.Key)));
            sql.Append($"grant usage on schema {schema} to {all};\ngrant execute on all functions in schema {schema} to {all};\n");
        }
        return sql.ToString();
    }

    /// A module that moved to another service takes its rights along.
    private static string Evict(string schema, List<string> hosts) => $"""
        do $$ declare other text; begin
          for other in select distinct r.rolname from pg_namespace n, aclexplode(n.nspacl) a, pg_roles r
            where n.nspname = '{schema}' and r.oid = a.grantee and a.grantee <> n.nspowner and r.rolname <> all ('{"{"}{string.Join(",", hosts)}{"}"}') loop
            execute format('revoke all on schema {schema} from %I', other);
            execute format('revoke all on all tables in schema {schema} from %I', other);
            execute format('revoke all on all sequences in schema {schema} from %I', other);
            execute format('revoke all on all functions in schema {schema} from %I', other);
            execute format('alter default privileges in schema {schema} revoke all on tables from %I', other);
            execute format('alter default privileges in schema {schema} revoke all on sequences from %I', other);
          end loop;
        end $$;
        """;
}
