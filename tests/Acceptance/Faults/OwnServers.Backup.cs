using System.Globalization;
using Npgsql;

namespace Biela.Acceptance.Tests;

/// <summary>The commands of docs/operations.md that keep PostgreSQL's WAL and restore an earlier moment from it.</summary>
internal sealed partial class OwnServers
{
    private string Backup => Path.Combine(folder, "backup");

    private string Archive => Path.Combine(Backup, "wal");

    private string Base => Path.Combine(Backup, "base");

    /// <summary>Has every segment of the WAL copied away from now on, and takes the backup that they begin at.</summary>
    public async Task BackUp()
    {
        await Give(Directory.CreateDirectory(Backup).FullName);
        await AsOwner("mkdir", Archive);
        await ArchiveWith($"test ! -f {Archive}/%f && cp %p {Archive}/%f");
        await AsOwner(Path.Combine(Binaries()!, "pg_basebackup"), "-h", Data, "-p", $"{Postgres.Port}", "-U", "admin", "-D", Base, "-c", "fast", "-X", "none");
    }

    /// <summary>This moment by the clock of PostgreSQL: what was committed before is older.</summary>
    public async Task<DateTimeOffset> Moment() => new((DateTime)(await Sql("select clock_timestamp()"))[0][0]);

    /// <summary>Stops PostgreSQL and starts it with what it had committed by that moment.</summary>
    public async Task Restore(DateTimeOffset moment)
    {
        await Postgres.Stop("-INT");
        // The folder itself may be a disk.
        await AsOwner("find", Data, "-mindepth", "1", "-delete");
        await AsOwner("cp", "-a", Base + "/.", Data);
        var until = moment.ToString("yyyy-MM-dd HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture);
        await File.AppendAllLinesAsync(Path.Combine(Data, "postgresql.auto.conf"),
        [
            $"restore_command = 'cp {Archive}/%f %p'", $"recovery_target_time = '{until}'", "recovery_target_timeline = 'current'",
            "recovery_target_action = 'promote'",
        ]);
        await AsOwner("touch", Path.Combine(Data, "recovery.signal"));
        await StartPostgres();
    }

    /// <summary>Keeps no more of the WAL.</summary>
    public Task BackUpNoMore() => ArchiveWith("true");

    private async Task ArchiveWith(string command)
    {
        await Sql($"alter system set archive_command = '{command}'");
        await Sql("select pg_reload_conf()");
    }

    private Task<string> AsOwner(params string[] command)
    {
        string[] whole = [.. AsPostgres, .. command];
        return Tool(whole[0], whole[1..]);
    }
}
