using System.Diagnostics;
using Npgsql;

namespace Biela.Acceptance.Tests;

/// <summary>The rest of the faults of reliability, section 5, which take longer: <c>./test --faults</c>.</summary>
[Collection("matrix")]
public sealed class PatientMatrixTests(Rig rig, ITestOutputHelper output)
{
    private static readonly TimeSpan LongerThanALease = TimeSpan.FromSeconds(20);

    [PatientFact]
    public Task F05_A_zombie_wakes_up_after_another_took_over_its_work() => Endure("F05", async trial =>
    {
        foreach (var service in new[] { "financial", "consolidated" })
        {
            var zombie = trial.Services.ProcessOf(service);
            await Biela.Signal(zombie, "-STOP");
            var (code, _) = await trial.Services.Replace(service, async () =>
            {
                await Task.Delay(LongerThanALease);
                await trial.Recovers($"while {service} is a zombie", 5);
                await Biela.Signal(zombie, "-CONT");
                await trial.Wait(3, 5);
            });
            Assert.Equal(0, code);
        }
        await trial.Recovers("after the zombies are gone", 5);
    });

    [PatientFact]
    public Task F07_Told_to_stop_twice_in_the_middle_of_a_reaction_that_cannot_end() => Endure("F07", async trial =>
    {
        await using var held = await trial.Hold("lock table consolidated.entries in access exclusive mode");
        await trial.Wait(1, 2);
        var process = trial.Services.ProcessOf("consolidated");
        var (watch, stopped) = (Stopwatch.StartNew(), trial.Services.Stop("consolidated"));
        await trial.Wait(0.5, 1);
        if (!process.HasExited) await Biela.Signal(process, "-TERM");
        trial.Say($"exit code {await stopped}");
        trial.Within("it ends", 25, watch.Elapsed, slack: 1);
        await held.DisposeAsync();
        await trial.Services.Restart();
        await trial.Recovers("after the start", 5);
    });

    [PatientFact]
    public Task F09_Sessions_are_ended_by_the_dozen_and_then_there_are_none_left() => Endure("F09", async trial =>
    {
        for (var storm = 0; storm < 100; storm++)
        {
            await trial.Sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() "
                + "order by random() limit 1");
            await Task.Delay(200);
        }
        await trial.Recovers("after the storm", 5);
        var held = await trial.TakeAllSessions();
        await trial.Wait(8, 10);
        NpgsqlConnection.ClearAllPools();
        foreach (var session in held) await session.DisposeAsync();
        await trial.Recovers("after there are sessions again", 5);
    });

    [PatientFact]
    public Task F10_The_disk_of_PostgreSQL_is_full() => Endure("F10", async trial =>
    {
        Assert.SkipUnless(trial.Servers.HasOwnDisk, "who may not mount a small disk cannot fill it.");
        // What it could not write in time it gives up, and transactions with it.
        trial.EndsTransactions = false;
        await trial.Wait(0.5, 2);
        var giveBack = await trial.Servers.FillDisk();
        await trial.Wait(8, 12);
        giveBack();
        if (!trial.Servers.Postgres.Runs)
        {
            trial.Say("PostgreSQL ended by itself");
            await trial.Servers.StartPostgres();
        }
        await trial.Recovers("after there is room again", 30);
    });

    [PatientFact]
    public Task F11_Somebody_forgets_a_transaction() => Endure("F11", async trial =>
    {
        await using var writing = await trial.Hold("create temporary table forgotten (n int)");
        await using var reading = await trial.Hold("set transaction isolation level repeatable read; select count(*) from cashflow.entries");
        for (var nth = 0; nth < 10; nth++) await trial.Recovers("beside it", 2);
    });

    [PatientFact]
    public Task F13_The_broker_is_short_of_memory() => Endure("F13", async trial =>
    {
        await trial.Servers.Rabbitmqctl("set_vm_memory_high_watermark", "0.00001");
        await trial.Undisturbed("while the broker takes nothing", TimeSpan.FromSeconds(15));
        await trial.Servers.Rabbitmqctl("set_vm_memory_high_watermark", "0.4");
        await trial.Recovers("after the broker takes events again", 5);
    });

    [PatientFact]
    public Task F14_The_broker_is_out_of_reach() => Endure("F14", async trial =>
    {
        foreach (var (there, back) in new[] { (true, true), (true, false), (false, true) })
        {
            trial.Servers.Cables.Rabbit.Silence(there, back);
            await trial.Undisturbed("while the broker is silent", TimeSpan.FromSeconds(25));
            trial.Servers.Cables.Rabbit.Mend();
            await trial.Recovers("after the partition heals", 30);
        }
    });

    [PatientFact]
    public Task F15_PostgreSQL_is_out_of_reach() => Endure("F15", async trial =>
    {
        trial.EndsTransactions = false;
        foreach (var (there, back) in new[] { (true, true), (false, true) })
        {
            trial.Servers.Cables.Postgres.Silence(there, back);
            await trial.Wait(20, 25);
            trial.Servers.Cables.Postgres.Mend();
            await trial.Recovers("after the partition heals", 30);
        }
    });

    [PatientFact]
    public Task F17_The_network_is_slow() => Endure("F17", async trial =>
    {
        foreach (var cable in new[] { trial.Servers.Cables.Rabbit, trial.Servers.Cables.Postgres })
        {
            cable.Slow(TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(50));
            await trial.Wait(10, 15);
            cable.Mend();
            await trial.Recovers("on a line that is fast again", 5);
        }
    });

    [PatientFact]
    public Task F18_Redis_dies_forgets_and_stalls() => Endure("F18", async trial =>
    {
        await trial.Servers.Redis.Kill();
        await trial.Undisturbed("without Redis", TimeSpan.FromSeconds(5));
        await trial.Servers.Redis.Start();
        await trial.Servers.Redis.Stall();
        await trial.Undisturbed("while Redis stalls", TimeSpan.FromSeconds(5));
        await trial.Servers.Redis.GoOn();
        await trial.Recovers("with Redis", 5);
    });

    [PatientFact]
    public Task F19_One_consumer_is_slow() => Endure("F19", async trial =>
    {
        await trial.Sql("""
            create function notifications.dawdle() returns trigger language plpgsql as $$ begin perform pg_sleep(1); return new; end $$;
            create trigger dawdle before insert on notifications.notifications for each row execute function notifications.dawdle()
            """);
        for (var nth = 0; nth < 10; nth++) await trial.Recovers("beside a slow consumer", 2);
        await trial.Sql("drop trigger dawdle on notifications.notifications; drop function notifications.dawdle()");
    });

    [PatientFact]
    public Task F20_Even_an_inbox_that_has_forgotten_everything_does_nothing_twice() => Endure("F20-forgotten", async trial =>
    {
        foreach (var module in Trial.Modules) await trial.Sql($"delete from {module}.inbox where done_at is not null");
        foreach (var module in Trial.Modules) await trial.Sql($"update {module}.outbox set sent_at = null where sent_at is not null");
        await trial.Recovers("behind all of that", 60);
        trial.InOrder = false;
    });

    [PatientFact]
    public Task F23_Clocks_disagree_and_jump() => Endure("F23", async trial =>
    {
        trial.InOrder = false;
        foreach (var (service, offset) in new[] { ("notifications", "00:10:00"), ("purchasing", "-01:00:00") })
        {
            var clock = Path.GetTempFileName();
            await File.WriteAllTextAsync(clock, offset);
            await trial.Services.Stop(service);
            await trial.Services.Restart(service, ("biela__clock", clock));
        }
        await trial.Wait(3, 5);
        trial.Services.TravelTo(TimeProvider.System.GetUtcNow().AddMinutes(10));
        await trial.Recovers("after a jump of ten minutes", 5);
        foreach (var service in new[] { "notifications", "purchasing" })
        {
            await trial.Services.Stop(service);
            await trial.Services.Restart(service);
        }
    });

    [PatientFact]
    public Task F26_A_process_runs_out_of_files() => Endure("F26", async trial =>
    {
        var process = trial.Services.ProcessOf("consolidated").Id;
        using (var few = Process.Start("prlimit", ["--pid", $"{process}", "--nofile=40:1048576"])) await few.WaitForExitAsync();
        await trial.Wait(8, 10);
        using (var many = Process.Start("prlimit", ["--pid", $"{process}", "--nofile=1048576:1048576"])) await many.WaitForExitAsync();
        await trial.Recovers("with files again", 5);
    });

    [PatientFact]
    public Task F28_PostgreSQL_is_restored_to_an_earlier_moment_than_the_broker() => Endure("F28", async trial =>
    {
        await trial.Servers.BackUp();
        await trial.Recovers("after the backup", 5);
        string[] away = ["consolidated", "notifications"];
        foreach (var service in away) await trial.Services.Stop(service);
        await trial.Wait(3, 4);
        var moment = await trial.Servers.Moment();
        await trial.Wait(5, 6);
        await trial.Traffic.Stop();
        await Task.WhenAll(trial.Services.Names.Except(away).Select(trial.Services.Stop));
        await trial.Servers.Restore(moment);

        // Who starts without saying so reacts to what never happened, and is told.
        await trial.Services.Restart("notifications");
        await Biela.Eventually(() => trial.Services.Audit(wait: 0), audit => audit.Said.Contains("O2 unexpected: notifications: nobody published"));
        await trial.Services.Stop("notifications");
        await trial.Servers.Restore(moment);

        var (code, said) = await trial.Services.Run("restored", "--topology", trial.Services.File);
        Assert.True(code == 0, said);
        trial.Say(string.Join("; ", said.Split(Environment.NewLine).Where(line => !line.StartsWith("restored: gone, for consolidated: "))));
        Assert.Contains("restored: gone, for consolidated: ", said);
        Assert.DoesNotContain("restored: 0 events to send again", said);
        await trial.Services.Restart();
        trial.Traffic.GoOn(moment);
        await trial.Recovers("after the restore", 30);
        await trial.Wait(3, 5);
        await trial.Servers.BackUpNoMore();
    });

    private Task Endure(string fault, Func<Trial, Task> faults) => rig.Endure(fault, output, faults);
}
