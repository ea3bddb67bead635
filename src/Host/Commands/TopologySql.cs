using System.CommandLine;
using Biela.Kernel;
using Npgsql;

namespace Biela.Host.Commands;

/// <summary>Prints the schemas, roles and grants of a topology on PostgreSQL, for installations where somebody else may create roles.</summary>
internal static class TopologySql
{
    public static Command Command()
    {
        var file = new Argument<string?>("file") { Description = "Topology file; the built-in one when absent.", Arity = ArgumentArity.ZeroOrOne };
        var passwords = new Option<bool>("--passwords") { Description = "Print the services' passwords (biela__services__NAME__password) too." };
        var command = new Command("sql", "Prints schemas, roles and grants for PostgreSQL; running it again changes nothing.") { file, passwords };
        command.SetAction(parsed => Console.Write(Sql(House.Topology(parsed.GetValue(file)), parsed.GetValue(passwords))));
        return command;
    }

    private static string Sql(Topology topology, bool passwords)
    {
        var databases = House.Modules().Select(m => m.Name).Where(topology.Serves).GroupBy(m => topology.Named(topology.Storage, m)).ToList();
        return string.Join('\n', databases.Select(d => (databases.Count > 1 ? $"\\connect \"{new NpgsqlConnectionStringBuilder(d.Key).Database}\"\n" : "")
            + DatabaseRoles.Sql(topology, [.. d], passwords)));
    }
}
