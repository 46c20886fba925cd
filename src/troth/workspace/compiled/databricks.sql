-- measure: reply_records whole_book
SELECT
  'reply_records' AS `name`,
  '' AS `segment`,
  IF(`t1`.`replies` > 0, 1.0e0, 0.0e0) AS `value`
FROM (
  SELECT
    COUNT(`t0`.`replied_on`) AS `replies`
  FROM `interactions` AS `t0`
) AS `t1`

-- measure: contact_evidence
SELECT
  `t11`.`account_id`,
  `t11`.`person_id`,
  `t11`.`fact_id`,
  `t11`.`last_on`,
  `t11`.`asked_on`,
  `t11`.`answered`,
  CAST(ROUND(`t11`.`weight` * COALESCE(`t5`.`left_nano`, 0), 0) AS BIGINT) AS `weight_nano`,
  `t11`.`weight` > 0 AS `two_way`,
  `t11`.`spoken`
FROM (
  SELECT
    `t9`.`account_id`,
    `t9`.`person_id`,
    `t9`.`event`,
    `t9`.`is_keyed`,
    `t9`.`fact_id`,
    `t9`.`weight`,
    `t9`.`last_on`,
    `t9`.`asked_on`,
    `t9`.`answered`,
    `t9`.`spoken`,
    `t9`.`at`,
    DATEDIFF(DAY, `t9`.`last_on`, `t9`.`at`) AS `age_days`
  FROM (
    SELECT
      `t8`.`account_id`,
      `t8`.`person_id`,
      `t8`.`event`,
      `t8`.`is_keyed`,
      `t8`.`fact_id`,
      `t8`.`weight`,
      `t8`.`last_on`,
      `t8`.`asked_on`,
      `t8`.`answered`,
      `t8`.`spoken`,
      `t3`.`at`
    FROM (
      SELECT
        `t6`.`account_id`,
        `t6`.`person_id`,
        `t6`.`event`,
        `t6`.`is_keyed`,
        MIN(`t6`.`interaction_id`) AS `fact_id`,
        MAX(GREATEST(IF(`t6`.`exchanged`, 1.0e0, 0.0e0), IF(`t6`.`spoken`, 3.0e0, 0.0e0))) AS `weight`,
        MAX(`t6`.`happened_on`) AS `last_on`,
        MIN(IF(`t6`.`asked`, `t6`.`happened_on`, NULL)) AS `asked_on`,
        SUM(CAST(`t6`.`asked` AND `t6`.`in_time` AS BIGINT)) > 0 AS `answered`,
        SUM(CAST(`t6`.`spoken` AS BIGINT)) > 0 AS `spoken`
      FROM (
        SELECT
          `t2`.`account_id`,
          `t2`.`person_id`,
          `t2`.`interaction_id`,
          `t2`.`happened_on`,
          COALESCE(`t2`.`event_key`, `t2`.`interaction_id`) AS `event`,
          `t2`.`event_key` IS NOT NULL AS `is_keyed`,
          `t2`.`kind` IN ('meeting', 'call') AND COALESCE(`t2`.`held`, TRUE) AS `spoken`,
          `t2`.`kind` IN ('email', 'message')
          AND (
            (
              `t2`.`direction` = 'both'
            )
            OR (
              (
                `t2`.`direction` = 'in'
              ) AND (
                `t2`.`replied_on` IS NOT NULL
              )
            )
            OR (
              (
                `t2`.`direction` = 'out'
              )
              AND COALESCE(DATEDIFF(DAY, `t2`.`happened_on`, `t2`.`replied_on`) <= 14, FALSE)
            )
          ) AS `exchanged`,
          `t2`.`kind` IN ('email', 'message') AND (
            `t2`.`direction` = 'out'
          ) AS `asked`,
          COALESCE(DATEDIFF(DAY, `t2`.`happened_on`, `t2`.`replied_on`) <= 14, FALSE) AS `in_time`
        FROM `interactions` AS `t2`
      ) AS `t6`
      GROUP BY
        1,
        2,
        3,
        4
    ) AS `t8`
    CROSS JOIN `moment` AS `t3`
  ) AS `t9`
) AS `t11`
LEFT OUTER JOIN (
  SELECT
    `t0`.`age_days`,
    `t0`.`weight_nano` AS `left_nano`
  FROM `connection_decay` AS `t0`
) AS `t5`
  ON `t11`.`age_days` = `t5`.`age_days`

-- measure: contacts
SELECT
  `t5`.`account_id`,
  `t5`.`person_id`,
  `t5`.`contact_nano`,
  `t5`.`engaged`,
  `t5`.`contact_events`,
  `t5`.`last_contact_on`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(
      TRY_DIVIDE(
        TRY_DIVIDE(CAST(`t5`.`contact_nano` AS DOUBLE), 1000000000.0e0),
        TRY_DIVIDE(CAST(`t5`.`contact_nano` AS DOUBLE), 1000000000.0e0) + 6.0e0
      ) * 1000000000.0e0,
      0
    ) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `connection`,
  CASE
    WHEN `t5`.`contact_events` = 0
    THEN 'none'
    WHEN `t5`.`contact_events` < 3
    THEN 'thin'
    ELSE 'ok'
  END AS `connection_evidence`
FROM (
  SELECT
    `t4`.`account_id`,
    `t4`.`person_id`,
    CAST(ROUND(CAST(COALESCE(SUM(`t4`.`weight_nano`), 0) AS DOUBLE), 0) AS BIGINT) AS `contact_nano`,
    SUM(
      CAST(`t4`.`two_way` AND (
        DATEDIFF(DAY, `t4`.`last_on`, `t4`.`at`) <= 180
      ) AS BIGINT)
    ) > 0 AS `engaged`,
    SUM(CAST(DATEDIFF(DAY, `t4`.`last_on`, `t4`.`at`) < 365 AS BIGINT)) AS `contact_events`,
    MAX(`t4`.`last_on`) AS `last_contact_on`
  FROM (
    SELECT
      `t2`.`account_id`,
      `t2`.`person_id`,
      `t2`.`fact_id`,
      `t2`.`last_on`,
      `t2`.`asked_on`,
      `t2`.`answered`,
      `t2`.`weight_nano`,
      `t2`.`two_way`,
      `t2`.`spoken`,
      `t3`.`at`
    FROM `contact_evidence` AS `t2`
    CROSS JOIN `moment` AS `t3`
  ) AS `t4`
  GROUP BY
    1,
    2
) AS `t5`

-- measure: contact_observed
SELECT DISTINCT
  `t4`.`account_id`
FROM (
  SELECT
    `t2`.`account_id`,
    `t2`.`person_id`,
    `t2`.`contact_nano`,
    `t2`.`engaged`,
    `t2`.`contact_events`,
    `t2`.`last_contact_on`,
    `t2`.`connection`,
    `t2`.`connection_evidence`,
    `t3`.`at`
  FROM `contacts` AS `t2`
  CROSS JOIN `moment` AS `t3`
) AS `t4`
WHERE
  DATEDIFF(DAY, `t4`.`last_contact_on`, `t4`.`at`) < 365

-- measure: open_accounts
SELECT
  `t4`.`account_id`,
  `t4`.`segment`,
  `t4`.`indirect`,
  `t4`.`closed_on` IS NOT NULL AS `closed`
FROM (
  SELECT
    `t2`.`account_id`,
    `t2`.`name`,
    `t2`.`parent_id`,
    `t2`.`segment`,
    `t2`.`industry`,
    `t2`.`country`,
    `t2`.`size_band`,
    `t2`.`domains`,
    `t2`.`relationship`,
    `t2`.`buying_style`,
    `t2`.`alternatives`,
    `t2`.`switching_cost`,
    `t2`.`indirect`,
    `t2`.`owner_id`,
    `t2`.`strategic`,
    `t2`.`reference`,
    `t2`.`opened_on`,
    `t2`.`closed_on`,
    `t2`.`batch_id`,
    `t3`.`at`
  FROM `accounts` AS `t2`
  CROSS JOIN `moment` AS `t3`
) AS `t4`
WHERE
  (
    `t4`.`opened_on` IS NULL
  ) OR (
    `t4`.`opened_on` <= `t4`.`at`
  )

-- measure: begun_roles
SELECT
  `t11`.`buying_role_id`,
  `t11`.`account_id`,
  `t11`.`person_id`,
  `t11`.`role`,
  `t11`.`power`,
  `t11`.`champion`,
  `t11`.`until`,
  `t9`.`person_left_on`,
  (
    `t9`.`person_left_on` IS NULL
  )
  AND (
    (
      `t11`.`until` IS NULL
    ) OR (
      `t11`.`until` > `t11`.`at`
    )
  ) AS `in_force`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t5`.`buying_role_id`,
      `t5`.`person_id`,
      `t5`.`account_id`,
      `t5`.`role`,
      `t5`.`power`,
      `t5`.`champion`,
      `t5`.`since`,
      `t5`.`until`,
      `t5`.`batch_id`,
      `t6`.`at`
    FROM `buying_roles` AS `t5`
    CROSS JOIN `moment` AS `t6`
  ) AS `t8`
  WHERE
    (
      `t8`.`since` IS NULL
    ) OR (
      `t8`.`since` <= `t8`.`at`
    )
) AS `t11`
LEFT SEMI JOIN `open_accounts` AS `t4`
  ON `t11`.`account_id` = `t4`.`account_id`
LEFT OUTER JOIN (
  SELECT
    `t1`.`person_id` AS `leaver_id`,
    `t1`.`left_on` AS `person_left_on`
  FROM `people` AS `t1`
  WHERE
    `t1`.`left_on` IS NOT NULL
) AS `t9`
  ON `t11`.`person_id` = `t9`.`leaver_id`

-- measure: roles_in_force not_stored
SELECT
  `t0`.`buying_role_id`,
  `t0`.`account_id`,
  `t0`.`person_id`,
  `t0`.`role`,
  `t0`.`power`,
  `t0`.`champion`
FROM `begun_roles` AS `t0`
WHERE
  `t0`.`in_force`

-- measure: members
SELECT
  `t1`.`account_id`,
  `t1`.`person_id`,
  `t1`.`held` > 0 AS `active`,
  `t1`.`vetoing` > 0 AS `veto`,
  (
    `t1`.`held` > 0
  ) AND (
    `t1`.`inside` = 0
  ) AND (
    `t1`.`deciding` = 0
  ) AS `channel_only`,
  IF(`t1`.`held` > 0, NULL, COALESCE(`t1`.`person_left_on`, `t1`.`last_until`)) AS `left_on`
FROM (
  SELECT
    `t0`.`account_id`,
    `t0`.`person_id`,
    SUM(CAST(`t0`.`in_force` AS BIGINT)) AS `held`,
    SUM(CAST(`t0`.`in_force` AND COALESCE(`t0`.`power` = 'veto', FALSE) AS BIGINT)) AS `vetoing`,
    SUM(CAST(`t0`.`in_force` AND COALESCE(`t0`.`power` = 'decide', FALSE) AS BIGINT)) AS `deciding`,
    SUM(
      CAST(`t0`.`in_force` AND NOT (
        COALESCE(`t0`.`role` = 'channel_partner', FALSE)
      ) AS BIGINT)
    ) AS `inside`,
    MAX(`t0`.`person_left_on`) AS `person_left_on`,
    MAX(`t0`.`until`) AS `last_until`
  FROM `begun_roles` AS `t0`
  GROUP BY
    1,
    2
) AS `t1`

-- measure: pooled_influence
SELECT
  `t3`.`account_id`,
  `t3`.`person_id`,
  `t3`.`newest_rated_on`,
  CAST(ROUND(TRY_DIVIDE(`t3`.`levels` * 1000.0e0, `t3`.`informants`), 0) AS BIGINT) AS `weight_nano`
FROM (
  SELECT
    `t2`.`account_id`,
    `t2`.`person_id`,
    CAST(COALESCE(SUM(`t2`.`informant_micro`), 0) AS DOUBLE) AS `informants`,
    CAST(COALESCE(SUM(`t2`.`informant_micro` * `t2`.`level_micro`), 0) AS DOUBLE) AS `levels`,
    MAX(`t2`.`rated_on`) AS `newest_rated_on`
  FROM (
    SELECT
      `t1`.`rating_id`,
      `t1`.`person_id`,
      `t1`.`account_id`,
      `t1`.`level`,
      `t1`.`rated_by`,
      `t1`.`rater_id`,
      `t1`.`rated_on`,
      `t1`.`batch_id`,
      `t1`.`place`,
      CAST(ROUND(
        CASE
          WHEN `t1`.`rated_by` = 'customer'
          THEN 1.0e0
          WHEN `t1`.`rated_by` = 'staff'
          THEN 0.7e0
          ELSE 0.5e0
        END * 1000000.0e0,
        0
      ) AS BIGINT) AS `informant_micro`,
      CAST(ROUND(
        CASE
          WHEN `t1`.`level` = 0
          THEN 0.0e0
          WHEN `t1`.`level` = 1
          THEN 1.0e0
          WHEN `t1`.`level` = 2
          THEN 2.0e0
          WHEN `t1`.`level` = 3
          THEN 4.0e0
          WHEN `t1`.`level` = 4
          THEN 8.0e0
          ELSE NULL
        END * 1000000.0e0,
        0
      ) AS BIGINT) AS `level_micro`
    FROM (
      SELECT
        `t0`.`rating_id`,
        `t0`.`person_id`,
        `t0`.`account_id`,
        `t0`.`level`,
        `t0`.`rated_by`,
        `t0`.`rater_id`,
        `t0`.`rated_on`,
        `t0`.`batch_id`,
        ROW_NUMBER() OVER (
          PARTITION BY `t0`.`account_id`, `t0`.`person_id`, `t0`.`rated_by`, `t0`.`rater_id`
          ORDER BY `t0`.`rated_on` DESC, `t0`.`rating_id` DESC
        ) - 1 AS `place`
      FROM `influence_ratings` AS `t0`
    ) AS `t1`
    WHERE
      `t1`.`place` = 0
  ) AS `t2`
  GROUP BY
    1,
    2
) AS `t3`
WHERE
  `t3`.`informants` > 0.0e0

-- measure: unrated_influence
SELECT
  `t6`.`account_id`,
  IF(`t6`.`weights_nano` = 0, 1000000000, `t6`.`weights_nano`) AS `weights_nano`,
  IF(`t6`.`weights_nano` = 0, 1, `t6`.`rated_people`) AS `rated_people`
FROM (
  SELECT
    `t5`.`account_id`,
    CAST(ROUND(CAST(COALESCE(SUM(`t5`.`weight_nano`), 0) AS DOUBLE), 0) AS BIGINT) AS `weights_nano`,
    COUNT(*) AS `rated_people`
  FROM (
    SELECT
      `t4`.`account_id`,
      `t4`.`person_id`,
      `t4`.`active`,
      `t4`.`veto`,
      `t4`.`channel_only`,
      `t4`.`left_on`,
      `t2`.`newest_rated_on`,
      `t2`.`weight_nano`
    FROM (
      SELECT
        *
      FROM `members` AS `t0`
      WHERE
        `t0`.`active`
    ) AS `t4`
    INNER JOIN `pooled_influence` AS `t2`
      ON `t4`.`account_id` = `t2`.`account_id` AND `t4`.`person_id` = `t2`.`person_id`
  ) AS `t5`
  GROUP BY
    1
) AS `t6`

-- measure: direct_influence
WITH `t9` AS (
  SELECT
    `t8`.`account_id`,
    `t8`.`person_id`,
    `t8`.`channel_only`,
    `t8`.`rated`,
    `t8`.`units`,
    `t8`.`weight_nano`,
    IF(`t8`.`channel_only`, 0, `t8`.`units`) AS `direct_units`
  FROM (
    SELECT
      `t6`.`account_id`,
      `t6`.`person_id`,
      `t6`.`channel_only`,
      `t7`.`rated_nano` IS NOT NULL AS `rated`,
      COALESCE(
        `t7`.`rated_nano` * COALESCE(`t3`.`rated_people`, 1),
        COALESCE(`t3`.`weights_nano`, 1000000000)
      ) AS `units`,
      CAST(ROUND(
        TRY_DIVIDE(
          CAST(COALESCE(
            `t7`.`rated_nano` * COALESCE(`t3`.`rated_people`, 1),
            COALESCE(`t3`.`weights_nano`, 1000000000)
          ) AS DOUBLE),
          CAST(COALESCE(`t3`.`rated_people`, 1) AS DOUBLE)
        ),
        0
      ) AS BIGINT) AS `weight_nano`
    FROM (
      SELECT
        `t0`.`account_id`,
        `t0`.`person_id`,
        `t0`.`channel_only`
      FROM `members` AS `t0`
      WHERE
        `t0`.`active`
    ) AS `t6`
    LEFT OUTER JOIN (
      SELECT
        `t2`.`account_id`,
        `t2`.`person_id`,
        `t2`.`weight_nano` AS `rated_nano`
      FROM `pooled_influence` AS `t2`
    ) AS `t7`
      ON `t6`.`account_id` = `t7`.`account_id` AND `t6`.`person_id` = `t7`.`person_id`
    LEFT OUTER JOIN `unrated_influence` AS `t3`
      ON `t6`.`account_id` = `t3`.`account_id`
  ) AS `t8`
)
SELECT
  `t11`.`account_id`,
  `t11`.`person_id`,
  `t11`.`rated`,
  `t11`.`weight_nano`,
  `t11`.`direct_units`,
  CAST(ROUND(
    IF(
      `t13`.`account_units` > 0.0e0,
      TRY_DIVIDE(CAST(`t11`.`direct_units` AS DOUBLE) * 1000000000.0e0, `t13`.`account_units`),
      TRY_DIVIDE(1000000000.0e0, CAST(`t13`.`account_people` AS DOUBLE))
    ),
    0
  ) AS BIGINT) AS `share_nano`
FROM `t9` AS `t11`
INNER JOIN (
  SELECT
    `t10`.`account_id`,
    CAST(COALESCE(SUM(`t10`.`direct_units`), 0) AS DOUBLE) AS `account_units`,
    COUNT(*) AS `account_people`
  FROM `t9` AS `t10`
  GROUP BY
    1
) AS `t13`
  ON `t11`.`account_id` = `t13`.`account_id`

-- measure: places
SELECT
  `t1`.`account_id`,
  `t1`.`person_id`,
  `t1`.`share_nano`,
  CAST(ROUND(
    (
      CAST(`t4`.`account_number` AS DOUBLE) * 100000000.0e0
    ) + CAST(ROW_NUMBER() OVER (PARTITION BY `t1`.`account_id` ORDER BY `t1`.`person_id` ASC NULLS LAST) - 1 AS DOUBLE),
    0
  ) AS BIGINT) AS `place`
FROM `direct_influence` AS `t1`
INNER JOIN (
  SELECT
    `t2`.`account_id`,
    ROW_NUMBER() OVER (ORDER BY `t2`.`account_id` ASC NULLS LAST) - 1 AS `account_number`
  FROM (
    SELECT DISTINCT
      `t0`.`account_id`
    FROM `direct_influence` AS `t0`
  ) AS `t2`
) AS `t4`
  ON `t1`.`account_id` = `t4`.`account_id`

-- measure: tie_shares
WITH `t13` AS (
  SELECT
    `t12`.`listener`,
    `t12`.`source_place`,
    CAST(ROUND(CAST(COALESCE(SUM(`t12`.`strength`), 0) AS DOUBLE), 0) AS BIGINT) AS `strength`
  FROM (
    SELECT
      `t7`.`listener`,
      `t8`.`source_place`,
      `t11`.`strength`
    FROM (
      SELECT
        `t9`.`account_id`,
        `t9`.`listener_id`,
        `t9`.`source_id`,
        `t9`.`strength`
      FROM (
        SELECT
          `t3`.`tie_id`,
          `t3`.`account_id`,
          `t3`.`listener_id`,
          `t3`.`source_id`,
          `t3`.`strength`,
          `t3`.`kind`,
          `t3`.`since`,
          `t3`.`until`,
          `t3`.`batch_id`,
          `t4`.`at`
        FROM `influence_ties` AS `t3`
        CROSS JOIN `moment` AS `t4`
      ) AS `t9`
      WHERE
        (
          (
            `t9`.`since` IS NULL
          ) OR (
            `t9`.`since` <= `t9`.`at`
          )
        )
        AND (
          (
            `t9`.`until` IS NULL
          ) OR (
            `t9`.`until` > `t9`.`at`
          )
        )
        AND `t9`.`listener_id` <> `t9`.`source_id`
    ) AS `t11`
    INNER JOIN (
      SELECT
        `t0`.`account_id`,
        `t0`.`person_id` AS `listener_id`,
        `t0`.`place` AS `listener`
      FROM `places` AS `t0`
    ) AS `t7`
      ON `t11`.`account_id` = `t7`.`account_id`
      AND `t11`.`listener_id` = `t7`.`listener_id`
    INNER JOIN (
      SELECT
        `t0`.`account_id`,
        `t0`.`person_id` AS `source_id`,
        `t0`.`place` AS `source_place`
      FROM `places` AS `t0`
    ) AS `t8`
      ON `t11`.`account_id` = `t8`.`account_id` AND `t11`.`source_id` = `t8`.`source_id`
  ) AS `t12`
  GROUP BY
    1,
    2
)
SELECT
  `t15`.`listener`,
  `t15`.`source_place`,
  CAST(ROUND(
    TRY_DIVIDE(CAST(`t15`.`strength` AS DOUBLE) * 350000000.0e0, `t17`.`all_strength`),
    0
  ) AS BIGINT) AS `share_nano`
FROM `t13` AS `t15`
INNER JOIN (
  SELECT
    `t14`.`listener`,
    CAST(COALESCE(SUM(`t14`.`strength`), 0) AS DOUBLE) AS `all_strength`
  FROM `t13` AS `t14`
  GROUP BY
    1
) AS `t17`
  ON `t15`.`listener` = `t17`.`listener`

-- measure: passing_shares not_stored
SELECT
  `t5`.`account_id`,
  `t5`.`listener_id`,
  `t6`.`source_id`,
  `t2`.`share_nano`
FROM `tie_shares` AS `t2`
INNER JOIN (
  SELECT
    `t1`.`account_id`,
    `t1`.`person_id` AS `listener_id`,
    `t1`.`place` AS `listener`
  FROM `places` AS `t1`
) AS `t5`
  ON `t2`.`listener` = `t5`.`listener`
INNER JOIN (
  SELECT
    `t1`.`person_id` AS `source_id`,
    `t1`.`place` AS `source_place`
  FROM `places` AS `t1`
) AS `t6`
  ON `t2`.`source_place` = `t6`.`source_place`

-- measure: influence_round_0 not_stored
SELECT
  `t2`.`place`,
  `t2`.`share_nano` AS `moving_nano`,
  0 AS `held_nano`
FROM `places` AS `t2`
LEFT SEMI JOIN (
  SELECT
    *
  FROM (
    SELECT
      `t1`.`listener` AS `place`
    FROM `tie_shares` AS `t1`
  ) AS `t3`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      `t1`.`source_place` AS `place`
    FROM `tie_shares` AS `t1`
  ) AS `t4`
) AS `t6`
  ON `t2`.`place` = `t6`.`place`

-- measure: influence_round_1
WITH `t5` AS (
  SELECT
    `t3`.`listener`,
    `t3`.`source_place`,
    CAST(ROUND(
      TRY_DIVIDE(
        CAST((
          (
            `t2`.`moving_nano` * `t3`.`share_nano`
          ) + 500000000
        ) - (
          (
            (
              `t2`.`moving_nano` * `t3`.`share_nano`
            ) + 500000000
          ) % 1000000000
        ) AS DOUBLE),
        1000000000.0e0
      ),
      0
    ) AS BIGINT) AS `flow`
  FROM `tie_shares` AS `t3`
  INNER JOIN `influence_round_0` AS `t2`
    ON `t3`.`listener` = `t2`.`place`
)
SELECT
  `t10`.`place`,
  CAST(ROUND(CAST(COALESCE(SUM(`t10`.`moving`), 0) AS DOUBLE), 0) AS BIGINT) AS `moving_nano`,
  CAST(ROUND(CAST(COALESCE(SUM(`t10`.`held`), 0) AS DOUBLE), 0) AS BIGINT) AS `held_nano`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t0`.`place`,
      0 AS `moving`,
      `t0`.`moving_nano` + `t0`.`held_nano` AS `held`
    FROM `influence_round_0` AS `t0`
  ) AS `t4`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t6`.`source_place` AS `place`,
        `t6`.`flow` AS `moving`,
        0 AS `held`
      FROM `t5` AS `t6`
    ) AS `t7`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        `t6`.`listener` AS `place`,
        0 AS `moving`,
        -(
          `t6`.`flow`
        ) AS `held`
      FROM `t5` AS `t6`
    ) AS `t8`
  ) AS `t9`
) AS `t10`
GROUP BY
  1

-- measure: influence_round_2
WITH `t5` AS (
  SELECT
    `t3`.`listener`,
    `t3`.`source_place`,
    CAST(ROUND(
      TRY_DIVIDE(
        CAST((
          (
            `t2`.`moving_nano` * `t3`.`share_nano`
          ) + 500000000
        ) - (
          (
            (
              `t2`.`moving_nano` * `t3`.`share_nano`
            ) + 500000000
          ) % 1000000000
        ) AS DOUBLE),
        1000000000.0e0
      ),
      0
    ) AS BIGINT) AS `flow`
  FROM `tie_shares` AS `t3`
  INNER JOIN `influence_round_1` AS `t2`
    ON `t3`.`listener` = `t2`.`place`
)
SELECT
  `t10`.`place`,
  CAST(ROUND(CAST(COALESCE(SUM(`t10`.`moving`), 0) AS DOUBLE), 0) AS BIGINT) AS `moving_nano`,
  CAST(ROUND(CAST(COALESCE(SUM(`t10`.`held`), 0) AS DOUBLE), 0) AS BIGINT) AS `held_nano`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t0`.`place`,
      0 AS `moving`,
      `t0`.`moving_nano` + `t0`.`held_nano` AS `held`
    FROM `influence_round_1` AS `t0`
  ) AS `t4`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t6`.`source_place` AS `place`,
        `t6`.`flow` AS `moving`,
        0 AS `held`
      FROM `t5` AS `t6`
    ) AS `t7`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        `t6`.`listener` AS `place`,
        0 AS `moving`,
        -(
          `t6`.`flow`
        ) AS `held`
      FROM `t5` AS `t6`
    ) AS `t8`
  ) AS `t9`
) AS `t10`
GROUP BY
  1

-- measure: influence_round_3
WITH `t5` AS (
  SELECT
    `t3`.`listener`,
    `t3`.`source_place`,
    CAST(ROUND(
      TRY_DIVIDE(
        CAST((
          (
            `t2`.`moving_nano` * `t3`.`share_nano`
          ) + 500000000
        ) - (
          (
            (
              `t2`.`moving_nano` * `t3`.`share_nano`
            ) + 500000000
          ) % 1000000000
        ) AS DOUBLE),
        1000000000.0e0
      ),
      0
    ) AS BIGINT) AS `flow`
  FROM `tie_shares` AS `t3`
  INNER JOIN `influence_round_2` AS `t2`
    ON `t3`.`listener` = `t2`.`place`
)
SELECT
  `t10`.`place`,
  CAST(ROUND(CAST(COALESCE(SUM(`t10`.`moving`), 0) AS DOUBLE), 0) AS BIGINT) AS `moving_nano`,
  CAST(ROUND(CAST(COALESCE(SUM(`t10`.`held`), 0) AS DOUBLE), 0) AS BIGINT) AS `held_nano`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t0`.`place`,
      0 AS `moving`,
      `t0`.`moving_nano` + `t0`.`held_nano` AS `held`
    FROM `influence_round_2` AS `t0`
  ) AS `t4`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t6`.`source_place` AS `place`,
        `t6`.`flow` AS `moving`,
        0 AS `held`
      FROM `t5` AS `t6`
    ) AS `t7`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        `t6`.`listener` AS `place`,
        0 AS `moving`,
        -(
          `t6`.`flow`
        ) AS `held`
      FROM `t5` AS `t6`
    ) AS `t8`
  ) AS `t9`
) AS `t10`
GROUP BY
  1

-- measure: influence_round_4
WITH `t5` AS (
  SELECT
    `t3`.`listener`,
    `t3`.`source_place`,
    CAST(ROUND(
      TRY_DIVIDE(
        CAST((
          (
            `t2`.`moving_nano` * `t3`.`share_nano`
          ) + 500000000
        ) - (
          (
            (
              `t2`.`moving_nano` * `t3`.`share_nano`
            ) + 500000000
          ) % 1000000000
        ) AS DOUBLE),
        1000000000.0e0
      ),
      0
    ) AS BIGINT) AS `flow`
  FROM `tie_shares` AS `t3`
  INNER JOIN `influence_round_3` AS `t2`
    ON `t3`.`listener` = `t2`.`place`
)
SELECT
  `t10`.`place`,
  CAST(ROUND(CAST(COALESCE(SUM(`t10`.`moving`), 0) AS DOUBLE), 0) AS BIGINT) AS `moving_nano`,
  CAST(ROUND(CAST(COALESCE(SUM(`t10`.`held`), 0) AS DOUBLE), 0) AS BIGINT) AS `held_nano`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t0`.`place`,
      0 AS `moving`,
      `t0`.`moving_nano` + `t0`.`held_nano` AS `held`
    FROM `influence_round_3` AS `t0`
  ) AS `t4`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t6`.`source_place` AS `place`,
        `t6`.`flow` AS `moving`,
        0 AS `held`
      FROM `t5` AS `t6`
    ) AS `t7`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        `t6`.`listener` AS `place`,
        0 AS `moving`,
        -(
          `t6`.`flow`
        ) AS `held`
      FROM `t5` AS `t6`
    ) AS `t8`
  ) AS `t9`
) AS `t10`
GROUP BY
  1

-- measure: influence_round_5
WITH `t5` AS (
  SELECT
    `t3`.`listener`,
    `t3`.`source_place`,
    CAST(ROUND(
      TRY_DIVIDE(
        CAST((
          (
            `t2`.`moving_nano` * `t3`.`share_nano`
          ) + 500000000
        ) - (
          (
            (
              `t2`.`moving_nano` * `t3`.`share_nano`
            ) + 500000000
          ) % 1000000000
        ) AS DOUBLE),
        1000000000.0e0
      ),
      0
    ) AS BIGINT) AS `flow`
  FROM `tie_shares` AS `t3`
  INNER JOIN `influence_round_4` AS `t2`
    ON `t3`.`listener` = `t2`.`place`
)
SELECT
  `t10`.`place`,
  CAST(ROUND(CAST(COALESCE(SUM(`t10`.`moving`), 0) AS DOUBLE), 0) AS BIGINT) AS `moving_nano`,
  CAST(ROUND(CAST(COALESCE(SUM(`t10`.`held`), 0) AS DOUBLE), 0) AS BIGINT) AS `held_nano`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t0`.`place`,
      0 AS `moving`,
      `t0`.`moving_nano` + `t0`.`held_nano` AS `held`
    FROM `influence_round_4` AS `t0`
  ) AS `t4`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t6`.`source_place` AS `place`,
        `t6`.`flow` AS `moving`,
        0 AS `held`
      FROM `t5` AS `t6`
    ) AS `t7`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        `t6`.`listener` AS `place`,
        0 AS `moving`,
        -(
          `t6`.`flow`
        ) AS `held`
      FROM `t5` AS `t6`
    ) AS `t8`
  ) AS `t9`
) AS `t10`
GROUP BY
  1

-- measure: influence_round_6
WITH `t5` AS (
  SELECT
    `t3`.`listener`,
    `t3`.`source_place`,
    CAST(ROUND(
      TRY_DIVIDE(
        CAST((
          (
            `t2`.`moving_nano` * `t3`.`share_nano`
          ) + 500000000
        ) - (
          (
            (
              `t2`.`moving_nano` * `t3`.`share_nano`
            ) + 500000000
          ) % 1000000000
        ) AS DOUBLE),
        1000000000.0e0
      ),
      0
    ) AS BIGINT) AS `flow`
  FROM `tie_shares` AS `t3`
  INNER JOIN `influence_round_5` AS `t2`
    ON `t3`.`listener` = `t2`.`place`
)
SELECT
  `t10`.`place`,
  CAST(ROUND(CAST(COALESCE(SUM(`t10`.`moving`), 0) AS DOUBLE), 0) AS BIGINT) AS `moving_nano`,
  CAST(ROUND(CAST(COALESCE(SUM(`t10`.`held`), 0) AS DOUBLE), 0) AS BIGINT) AS `held_nano`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t0`.`place`,
      0 AS `moving`,
      `t0`.`moving_nano` + `t0`.`held_nano` AS `held`
    FROM `influence_round_5` AS `t0`
  ) AS `t4`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t6`.`source_place` AS `place`,
        `t6`.`flow` AS `moving`,
        0 AS `held`
      FROM `t5` AS `t6`
    ) AS `t7`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        `t6`.`listener` AS `place`,
        0 AS `moving`,
        -(
          `t6`.`flow`
        ) AS `held`
      FROM `t5` AS `t6`
    ) AS `t8`
  ) AS `t9`
) AS `t10`
GROUP BY
  1

-- measure: influence_round_7
WITH `t5` AS (
  SELECT
    `t3`.`listener`,
    `t3`.`source_place`,
    CAST(ROUND(
      TRY_DIVIDE(
        CAST((
          (
            `t2`.`moving_nano` * `t3`.`share_nano`
          ) + 500000000
        ) - (
          (
            (
              `t2`.`moving_nano` * `t3`.`share_nano`
            ) + 500000000
          ) % 1000000000
        ) AS DOUBLE),
        1000000000.0e0
      ),
      0
    ) AS BIGINT) AS `flow`
  FROM `tie_shares` AS `t3`
  INNER JOIN `influence_round_6` AS `t2`
    ON `t3`.`listener` = `t2`.`place`
)
SELECT
  `t10`.`place`,
  CAST(ROUND(CAST(COALESCE(SUM(`t10`.`moving`), 0) AS DOUBLE), 0) AS BIGINT) AS `moving_nano`,
  CAST(ROUND(CAST(COALESCE(SUM(`t10`.`held`), 0) AS DOUBLE), 0) AS BIGINT) AS `held_nano`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t0`.`place`,
      0 AS `moving`,
      `t0`.`moving_nano` + `t0`.`held_nano` AS `held`
    FROM `influence_round_6` AS `t0`
  ) AS `t4`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t6`.`source_place` AS `place`,
        `t6`.`flow` AS `moving`,
        0 AS `held`
      FROM `t5` AS `t6`
    ) AS `t7`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        `t6`.`listener` AS `place`,
        0 AS `moving`,
        -(
          `t6`.`flow`
        ) AS `held`
      FROM `t5` AS `t6`
    ) AS `t8`
  ) AS `t9`
) AS `t10`
GROUP BY
  1

-- measure: influence_round_8
WITH `t5` AS (
  SELECT
    `t3`.`listener`,
    `t3`.`source_place`,
    CAST(ROUND(
      TRY_DIVIDE(
        CAST((
          (
            `t2`.`moving_nano` * `t3`.`share_nano`
          ) + 500000000
        ) - (
          (
            (
              `t2`.`moving_nano` * `t3`.`share_nano`
            ) + 500000000
          ) % 1000000000
        ) AS DOUBLE),
        1000000000.0e0
      ),
      0
    ) AS BIGINT) AS `flow`
  FROM `tie_shares` AS `t3`
  INNER JOIN `influence_round_7` AS `t2`
    ON `t3`.`listener` = `t2`.`place`
)
SELECT
  `t10`.`place`,
  CAST(ROUND(CAST(COALESCE(SUM(`t10`.`moving`), 0) AS DOUBLE), 0) AS BIGINT) AS `moving_nano`,
  CAST(ROUND(CAST(COALESCE(SUM(`t10`.`held`), 0) AS DOUBLE), 0) AS BIGINT) AS `held_nano`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t0`.`place`,
      0 AS `moving`,
      `t0`.`moving_nano` + `t0`.`held_nano` AS `held`
    FROM `influence_round_7` AS `t0`
  ) AS `t4`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t6`.`source_place` AS `place`,
        `t6`.`flow` AS `moving`,
        0 AS `held`
      FROM `t5` AS `t6`
    ) AS `t7`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        `t6`.`listener` AS `place`,
        0 AS `moving`,
        -(
          `t6`.`flow`
        ) AS `held`
      FROM `t5` AS `t6`
    ) AS `t8`
  ) AS `t9`
) AS `t10`
GROUP BY
  1

-- measure: role_filling
SELECT
  `t13`.`account_id`,
  `t13`.`role`,
  `t8`.`held_role` IS NOT NULL AS `filled`
FROM (
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t1`.`account_id`,
        'technical_buyer' AS `role`
      FROM `open_accounts` AS `t1`
    ) AS `t3`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        `t1`.`account_id`,
        'end_user' AS `role`
      FROM `open_accounts` AS `t1`
    ) AS `t4`
  ) AS `t9`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t1`.`account_id`,
        'channel_partner' AS `role`
      FROM `open_accounts` AS `t1`
      WHERE
        `t1`.`indirect`
    ) AS `t7`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t1`.`account_id`,
          'gatekeeper' AS `role`
        FROM `open_accounts` AS `t1`
      ) AS `t5`
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          `t1`.`account_id`,
          'financial_buyer' AS `role`
        FROM `open_accounts` AS `t1`
      ) AS `t6`
    ) AS `t10`
  ) AS `t11`
) AS `t13`
LEFT OUTER JOIN (
  SELECT DISTINCT
    `t0`.`account_id`,
    `t0`.`role` AS `held_role`
  FROM `roles_in_force` AS `t0`
) AS `t8`
  ON `t13`.`account_id` = `t8`.`account_id` AND `t13`.`role` = `t8`.`held_role`

-- measure: won_deal_people
SELECT
  `t21`.`deal_id`,
  `t21`.`segment`,
  COUNT(*) AS `deal_people`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t11`.`deal_id`,
      `t11`.`account_id`,
      `t16`.`segment`,
      `t13`.`person_id`,
      `t14`.`account_id` AS `account_id_right`,
      `t14`.`person_id` AS `person_id_right`,
      `t14`.`weight_nano`
    FROM (
      SELECT
        `t0`.`deal_id`,
        `t0`.`account_id`
      FROM `deals` AS `t0`
    ) AS `t11`
    LEFT SEMI JOIN (
      SELECT
        *
      FROM (
        SELECT
          `t15`.`outcome_id`,
          `t15`.`deal_id`,
          `t15`.`closed_on`,
          `t15`.`outcome`,
          `t15`.`amount`,
          `t15`.`batch_id`,
          `t15`.`at`,
          ROW_NUMBER() OVER (
            PARTITION BY `t15`.`deal_id`
            ORDER BY `t15`.`closed_on` DESC, `t15`.`outcome_id` DESC
          ) - 1 AS `place`
        FROM (
          SELECT
            `t6`.`outcome_id`,
            `t6`.`deal_id`,
            `t6`.`closed_on`,
            `t6`.`outcome`,
            `t6`.`amount`,
            `t6`.`batch_id`,
            `t7`.`at`
          FROM `deal_outcomes` AS `t6`
          CROSS JOIN `moment` AS `t7`
        ) AS `t15`
      ) AS `t17`
      WHERE
        `t17`.`place` = 0
        AND `t17`.`outcome` = 'won'
        AND DATEDIFF(DAY, `t17`.`closed_on`, `t17`.`at`) < 730
    ) AS `t19`
      ON `t11`.`deal_id` = `t19`.`deal_id`
    INNER JOIN (
      SELECT
        `t1`.`account_id`,
        COALESCE(`t1`.`segment`, '') AS `segment`
      FROM `open_accounts` AS `t1`
    ) AS `t16`
      ON `t11`.`account_id` = `t16`.`account_id`
    INNER JOIN (
      SELECT DISTINCT
        `t2`.`deal_id`,
        `t2`.`person_id`
      FROM `deal_people` AS `t2`
    ) AS `t13`
      ON `t11`.`deal_id` = `t13`.`deal_id`
    LEFT OUTER JOIN (
      SELECT
        `t3`.`account_id`,
        `t3`.`person_id`,
        `t3`.`weight_nano`
      FROM `pooled_influence` AS `t3`
    ) AS `t14`
      ON `t11`.`account_id` = `t14`.`account_id` AND `t13`.`person_id` = `t14`.`person_id`
  ) AS `t20`
  WHERE
    (
      `t20`.`weight_nano` IS NULL
    )
    OR (
      TRY_DIVIDE(
        CAST(CAST(ROUND(TRY_DIVIDE(CAST(`t20`.`weight_nano` AS DOUBLE), 1000000000.0e0) * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
        1000000.0e0
      ) >= 2.0e0
    )
) AS `t21`
GROUP BY
  1,
  2

-- measure: expected_people whole_book
WITH `t4` AS (
  SELECT
    `t2`.`deal_id`,
    `t2`.`segment`,
    `t2`.`deal_people`,
    '' AS `company`
  FROM `won_deal_people` AS `t2`
), `t6` AS (
  SELECT
    *
  FROM `won_deal_people` AS `t2`
  WHERE
    `t2`.`segment` <> ''
)
SELECT
  'expected_people' AS `name`,
  `t10`.`segment`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(
      IF(
        CAST(COALESCE(`t25`.`rows`, 0) AS DOUBLE) > 0.0e0,
        TRY_DIVIDE(
          (
            IF(
              CAST(COALESCE(`t27`.`company_rows`, 0) AS DOUBLE) > 0.0e0,
              TRY_DIVIDE(
                (
                  CAST(COALESCE(`t27`.`company_rows`, 0) AS DOUBLE) * COALESCE(`t27`.`company_median`, 0.0e0)
                ) + 30.0e0,
                CAST(COALESCE(`t27`.`company_rows`, 0) AS DOUBLE) + 5.0e0
              ),
              6.0e0
            ) * 5.0e0
          ) + (
            CAST(COALESCE(`t25`.`rows`, 0) AS DOUBLE) * COALESCE(`t25`.`median`, 0.0e0)
          ),
          CAST(COALESCE(`t25`.`rows`, 0) AS DOUBLE) + 5.0e0
        ),
        IF(
          CAST(COALESCE(`t27`.`company_rows`, 0) AS DOUBLE) > 0.0e0,
          TRY_DIVIDE(
            (
              CAST(COALESCE(`t27`.`company_rows`, 0) AS DOUBLE) * COALESCE(`t27`.`company_median`, 0.0e0)
            ) + 30.0e0,
            CAST(COALESCE(`t27`.`company_rows`, 0) AS DOUBLE) + 5.0e0
          ),
          6.0e0
        )
      ) * 1000000000.0e0,
      0
    ) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `value`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t0`.`segment`
    FROM `open_accounts` AS `t0`
    WHERE
      `t0`.`segment` IS NOT NULL
  ) AS `t5`
  UNION
  SELECT
    *
  FROM (
    SELECT
      '' AS `segment`
    FROM `moment` AS `t1`
  ) AS `t3`
) AS `t10`
LEFT OUTER JOIN (
  SELECT
    `t22`.`segment`,
    `t22`.`rows`,
    TRY_DIVIDE(CAST(COALESCE(SUM(`t22`.`deal_people`), 0) AS DOUBLE), CAST(COUNT(*) AS DOUBLE)) AS `median`
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t18`.`deal_id`,
        `t18`.`segment`,
        `t18`.`deal_people`,
        `t18`.`place`,
        `t14`.`rows`
      FROM (
        SELECT
          `t9`.`deal_id`,
          `t9`.`segment`,
          `t9`.`deal_people`,
          (
            ROW_NUMBER() OVER (
              PARTITION BY `t9`.`segment`
              ORDER BY `t9`.`deal_people` ASC NULLS LAST, `t9`.`deal_id` ASC NULLS LAST
            ) - 1
          ) + 1 AS `place`
        FROM `t6` AS `t9`
      ) AS `t18`
      INNER JOIN (
        SELECT
          `t9`.`segment`,
          COUNT(*) AS `rows`
        FROM `t6` AS `t9`
        GROUP BY
          1
      ) AS `t14`
        ON `t18`.`segment` = `t14`.`segment`
    ) AS `t20`
    WHERE
      (
        `t20`.`place` * 2
      ) >= `t20`.`rows`
      AND (
        `t20`.`place` * 2
      ) <= (
        `t20`.`rows` + 2
      )
  ) AS `t22`
  GROUP BY
    1,
    2
) AS `t25`
  ON `t10`.`segment` = `t25`.`segment`
LEFT OUTER JOIN (
  SELECT
    `t23`.`rows` AS `company_rows`,
    `t23`.`median` AS `company_median`
  FROM (
    SELECT
      `t21`.`company`,
      `t21`.`rows`,
      TRY_DIVIDE(CAST(COALESCE(SUM(`t21`.`deal_people`), 0) AS DOUBLE), CAST(COUNT(*) AS DOUBLE)) AS `median`
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t17`.`deal_id`,
          `t17`.`segment`,
          `t17`.`deal_people`,
          `t17`.`company`,
          `t17`.`place`,
          `t13`.`rows`
        FROM (
          SELECT
            `t7`.`deal_id`,
            `t7`.`segment`,
            `t7`.`deal_people`,
            `t7`.`company`,
            (
              ROW_NUMBER() OVER (
                PARTITION BY `t7`.`company`
                ORDER BY `t7`.`deal_people` ASC NULLS LAST, `t7`.`deal_id` ASC NULLS LAST
              ) - 1
            ) + 1 AS `place`
          FROM `t4` AS `t7`
        ) AS `t17`
        INNER JOIN (
          SELECT
            `t7`.`company`,
            COUNT(*) AS `rows`
          FROM `t4` AS `t7`
          GROUP BY
            1
        ) AS `t13`
          ON `t17`.`company` = `t13`.`company`
      ) AS `t19`
      WHERE
        (
          `t19`.`place` * 2
        ) >= `t19`.`rows`
        AND (
          `t19`.`place` * 2
        ) <= (
          `t19`.`rows` + 2
        )
    ) AS `t21`
    GROUP BY
      1,
      2
  ) AS `t23`
) AS `t27`
  ON TRUE

-- measure: recent_leavers
WITH `t18` AS (
  SELECT
    `t15`.`account_id`,
    `t15`.`person_id`,
    `t15`.`left_on`
  FROM (
    SELECT
      `t7`.`account_id`,
      `t7`.`person_id`,
      `t7`.`active`,
      `t7`.`veto`,
      `t7`.`channel_only`,
      `t7`.`left_on`,
      `t8`.`at`
    FROM `members` AS `t7`
    CROSS JOIN `moment` AS `t8`
  ) AS `t15`
  WHERE
    NOT (
      `t15`.`active`
    ) AND DATEDIFF(DAY, `t15`.`left_on`, `t15`.`at`) < 365
)
SELECT
  `t21`.`account_id`,
  `t21`.`person_id`,
  `t21`.`left_on`,
  COALESCE(
    `t13`.`rated_nano` * COALESCE(`t6`.`rated_people`, 1),
    COALESCE(`t6`.`weights_nano`, 1000000000)
  ) AS `direct_units`
FROM `t18` AS `t21`
LEFT ANTI JOIN (
  SELECT
    `t23`.`account_id`,
    `t23`.`person_id`
  FROM (
    SELECT
      `t16`.`account_id`,
      `t16`.`person_id`,
      `t16`.`role`,
      `t22`.`left_on`,
      `t19`.`newest_rated_on`
    FROM (
      SELECT
        `t4`.`account_id`,
        `t4`.`person_id`,
        `t4`.`role`
      FROM `begun_roles` AS `t4`
    ) AS `t16`
    INNER JOIN `t18` AS `t22`
      ON `t16`.`account_id` = `t22`.`account_id` AND `t16`.`person_id` = `t22`.`person_id`
    INNER JOIN (
      SELECT
        `t9`.`account_id`,
        `t9`.`role`,
        `t14`.`newest_rated_on`
      FROM `roles_in_force` AS `t9`
      INNER JOIN (
        SELECT
          `t1`.`account_id`,
          `t1`.`person_id`,
          `t1`.`newest_rated_on`
        FROM `pooled_influence` AS `t1`
      ) AS `t14`
        ON `t9`.`account_id` = `t14`.`account_id` AND `t9`.`person_id` = `t14`.`person_id`
    ) AS `t19`
      ON `t16`.`account_id` = `t19`.`account_id` AND `t16`.`role` = `t19`.`role`
  ) AS `t23`
  WHERE
    `t23`.`newest_rated_on` >= `t23`.`left_on`
) AS `t25`
  ON `t21`.`account_id` = `t25`.`account_id` AND `t21`.`person_id` = `t25`.`person_id`
LEFT OUTER JOIN (
  SELECT
    `t1`.`account_id`,
    `t1`.`person_id`,
    `t1`.`weight_nano` AS `rated_nano`
  FROM `pooled_influence` AS `t1`
) AS `t13`
  ON `t21`.`account_id` = `t13`.`account_id` AND `t21`.`person_id` = `t13`.`person_id`
LEFT OUTER JOIN `unrated_influence` AS `t6`
  ON `t21`.`account_id` = `t6`.`account_id`

-- measure: unknown_influence
SELECT
  `t25`.`account_id`,
  `t25`.`known_people`,
  `t25`.`unfilled_roles`,
  `t25`.`active_people`,
  GREATEST(
    `t25`.`prior_people`,
    CAST(`t25`.`known_people` + `t25`.`unfilled_roles` AS DOUBLE)
  ) AS `expected_people`,
  IF(
    `t25`.`active_people` = 0,
    1000000000,
    CAST(ROUND(
      LEAST(
        GREATEST(
          GREATEST(
            1.0e0 - TRY_DIVIDE(
              CAST(`t25`.`known_people` AS DOUBLE),
              GREATEST(
                `t25`.`prior_people`,
                CAST(`t25`.`known_people` + `t25`.`unfilled_roles` AS DOUBLE)
              )
            ),
            IF(
              (
                `t25`.`left_units` + `t25`.`active_units`
              ) > 0.0e0,
              TRY_DIVIDE(`t25`.`left_units`, `t25`.`left_units` + `t25`.`active_units`),
              0.0e0
            )
          ),
          0.0e0
        ),
        0.5e0
      ) * 1000000000.0e0,
      0
    ) AS BIGINT)
  ) AS `unknown_nano`
FROM (
  SELECT
    `t24`.`account_id`,
    `t24`.`prior_people`,
    COALESCE(`t24`.`active_people`, 0) AS `active_people`,
    COALESCE(`t24`.`known_people`, 0) AS `known_people`,
    COALESCE(`t24`.`active_units`, 0.0e0) AS `active_units`,
    COALESCE(`t24`.`left_units`, 0.0e0) AS `left_units`,
    COALESCE(`t24`.`unfilled_roles`, 0) AS `unfilled_roles`
  FROM (
    SELECT
      `t23`.`account_id`,
      `t23`.`prior_people`,
      `t23`.`active_people`,
      `t23`.`known_people`,
      `t23`.`active_units`,
      `t23`.`left_units`,
      `t23`.`unfilled_roles`
    FROM (
      SELECT
        `t22`.`account_id`,
        `t22`.`prior_people`,
        `t22`.`active_people`,
        `t22`.`known_people`,
        `t22`.`active_units`,
        `t22`.`left_units`,
        `t12`.`account_id` AS `account_id_right`,
        `t12`.`unfilled_roles`
      FROM (
        SELECT
          `t20`.`account_id`,
          `t20`.`prior_people`,
          `t20`.`active_people`,
          `t20`.`known_people`,
          `t20`.`active_units`,
          `t20`.`left_units`
        FROM (
          SELECT
            `t19`.`account_id`,
            `t19`.`prior_people`,
            `t19`.`active_people`,
            `t19`.`known_people`,
            `t19`.`active_units`,
            `t14`.`account_id` AS `account_id_right`,
            `t14`.`left_units`
          FROM (
            SELECT
              `t17`.`account_id`,
              `t17`.`prior_people`,
              `t17`.`active_people`,
              `t17`.`known_people`,
              `t17`.`active_units`
            FROM (
              SELECT
                `t6`.`account_id`,
                COALESCE(`t10`.`segment_people`, `t11`.`company_people`, 6.0e0) AS `prior_people`,
                `t16`.`account_id` AS `account_id_right`,
                `t16`.`active_people`,
                `t16`.`known_people`,
                `t16`.`active_units`
              FROM (
                SELECT
                  `t2`.`account_id`,
                  `t2`.`segment`
                FROM `open_accounts` AS `t2`
              ) AS `t6`
              LEFT OUTER JOIN (
                SELECT
                  `t3`.`segment` AS `kept_segment`,
                  `t3`.`value` AS `segment_people`
                FROM `expected_people` AS `t3`
                WHERE
                  `t3`.`segment` <> ''
              ) AS `t10`
                ON `t6`.`segment` = `t10`.`kept_segment`
              LEFT OUTER JOIN (
                SELECT
                  `t3`.`value` AS `company_people`
                FROM `expected_people` AS `t3`
                WHERE
                  `t3`.`segment` = ''
              ) AS `t11`
                ON TRUE
              LEFT OUTER JOIN (
                SELECT
                  `t4`.`account_id`,
                  COUNT(*) AS `active_people`,
                  SUM(
                    CAST((
                      IF(`t4`.`rated`, `t4`.`weight_nano`, NULL) IS NULL
                    )
                    OR (
                      TRY_DIVIDE(
                        CAST(CAST(ROUND(
                          TRY_DIVIDE(CAST(IF(`t4`.`rated`, `t4`.`weight_nano`, NULL) AS DOUBLE), 1000000000.0e0) * 1000000.0e0,
                          0
                        ) AS BIGINT) AS DOUBLE),
                        1000000.0e0
                      ) >= 2.0e0
                    ) AS BIGINT)
                  ) AS `known_people`,
                  CAST(COALESCE(SUM(`t4`.`direct_units`), 0) AS DOUBLE) AS `active_units`
                FROM `direct_influence` AS `t4`
                GROUP BY
                  1
              ) AS `t16`
                ON `t6`.`account_id` = `t16`.`account_id`
            ) AS `t17`
          ) AS `t19`
          LEFT OUTER JOIN (
            SELECT
              `t1`.`account_id`,
              CAST(COALESCE(SUM(`t1`.`direct_units`), 0) AS DOUBLE) AS `left_units`
            FROM `recent_leavers` AS `t1`
            GROUP BY
              1
          ) AS `t14`
            ON `t19`.`account_id` = `t14`.`account_id`
        ) AS `t20`
      ) AS `t22`
      LEFT OUTER JOIN (
        SELECT
          `t0`.`account_id`,
          SUM(CAST(NOT (
            `t0`.`filled`
          ) AS BIGINT)) AS `unfilled_roles`
        FROM `role_filling` AS `t0`
        GROUP BY
          1
      ) AS `t12`
        ON `t22`.`account_id` = `t12`.`account_id`
    ) AS `t23`
  ) AS `t24`
) AS `t25`

-- measure: objectors
SELECT DISTINCT
  `t0`.`person_id`
FROM `person_choices` AS `t0`
WHERE
  `t0`.`kind` = 'scoring_objected' AND `t0`.`until` IS NULL

-- measure: effective_influence
SELECT
  `t3`.`account_id`,
  `t3`.`person_id`,
  CAST(ROUND(
    TRY_DIVIDE(
      CAST((
        (
          COALESCE(`t6`.`moving_nano` + `t6`.`held_nano`, `t3`.`share_nano`) * (
            1000000000 - `t7`.`unknown_nano`
          )
        ) + 500000000
      ) - (
        (
          (
            COALESCE(`t6`.`moving_nano` + `t6`.`held_nano`, `t3`.`share_nano`) * (
              1000000000 - `t7`.`unknown_nano`
            )
          ) + 500000000
        ) % 1000000000
      ) AS DOUBLE),
      1000000000.0e0
    ),
    0
  ) AS BIGINT) AS `influence_nano`
FROM `places` AS `t3`
LEFT OUTER JOIN (
  SELECT
    `t1`.`place` AS `tied`,
    `t1`.`moving_nano`,
    `t1`.`held_nano`
  FROM `influence_round_8` AS `t1`
) AS `t6`
  ON `t3`.`place` = `t6`.`tied`
INNER JOIN (
  SELECT
    `t2`.`account_id`,
    `t2`.`unknown_nano`
  FROM `unknown_influence` AS `t2`
) AS `t7`
  ON `t3`.`account_id` = `t7`.`account_id`

-- measure: influence
WITH `t16` AS (
  SELECT
    `t15`.`account_id`,
    `t15`.`person_id`,
    `t15`.`active`,
    `t15`.`veto`,
    `t8`.`influence_nano`
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t5`.`account_id`,
        `t5`.`person_id`,
        `t5`.`active`,
        `t5`.`veto`
      FROM `members` AS `t5`
      LEFT SEMI JOIN (
        SELECT
          *
        FROM `open_accounts` AS `t3`
        WHERE
          NOT (
            `t3`.`closed`
          )
      ) AS `t12`
        ON `t5`.`account_id` = `t12`.`account_id`
      LEFT ANTI JOIN `objectors` AS `t6`
        ON `t5`.`person_id` = `t6`.`person_id`
    ) AS `t13`
    WHERE
      `t13`.`active`
  ) AS `t15`
  INNER JOIN `effective_influence` AS `t8`
    ON `t15`.`account_id` = `t8`.`account_id` AND `t15`.`person_id` = `t8`.`person_id`
)
SELECT
  `t5`.`account_id`,
  `t5`.`person_id`,
  `t5`.`active`,
  `t5`.`veto`,
  `t11`.`newest_rated_on`,
  COALESCE(`t7`.`influence_nano`, 0) AS `influence_nano`,
  COALESCE(
    `t5`.`active`
    AND (
      TRY_DIVIDE(
        CAST(CAST(ROUND(
          TRY_DIVIDE(CAST(COALESCE(`t7`.`influence_nano`, 0) AS DOUBLE), 1000000000.0e0) * 1000000.0e0,
          0
        ) AS BIGINT) AS DOUBLE),
        1000000.0e0
      ) >= TRY_DIVIDE(
        CAST(CAST(ROUND(TRY_DIVIDE(`t26`.`median`, 1000000000.0e0) * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
        1000000.0e0
      )
    ),
    FALSE
  )
  OR `t5`.`veto` AS `key_person`,
  `t11`.`newest_rated_on` IS NOT NULL AS `rated`
FROM `members` AS `t5`
LEFT SEMI JOIN (
  SELECT
    *
  FROM `open_accounts` AS `t3`
  WHERE
    NOT (
      `t3`.`closed`
    )
) AS `t12`
  ON `t5`.`account_id` = `t12`.`account_id`
LEFT ANTI JOIN `objectors` AS `t6`
  ON `t5`.`person_id` = `t6`.`person_id`
LEFT OUTER JOIN `effective_influence` AS `t7`
  ON `t5`.`account_id` = `t7`.`account_id` AND `t5`.`person_id` = `t7`.`person_id`
LEFT OUTER JOIN (
  SELECT
    `t4`.`account_id`,
    `t4`.`person_id`,
    `t4`.`newest_rated_on`
  FROM `pooled_influence` AS `t4`
) AS `t11`
  ON `t5`.`account_id` = `t11`.`account_id` AND `t5`.`person_id` = `t11`.`person_id`
LEFT OUTER JOIN (
  SELECT
    `t24`.`account_id`,
    `t24`.`median`
  FROM (
    SELECT
      `t23`.`account_id`,
      `t23`.`rows`,
      TRY_DIVIDE(CAST(COALESCE(SUM(`t23`.`influence_nano`), 0) AS DOUBLE), CAST(COUNT(*) AS DOUBLE)) AS `median`
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t21`.`account_id`,
          `t21`.`person_id`,
          `t21`.`active`,
          `t21`.`veto`,
          `t21`.`influence_nano`,
          `t21`.`place`,
          `t19`.`rows`
        FROM (
          SELECT
            `t17`.`account_id`,
            `t17`.`person_id`,
            `t17`.`active`,
            `t17`.`veto`,
            `t17`.`influence_nano`,
            (
              ROW_NUMBER() OVER (
                PARTITION BY `t17`.`account_id`
                ORDER BY `t17`.`influence_nano` ASC NULLS LAST, `t17`.`person_id` ASC NULLS LAST
              ) - 1
            ) + 1 AS `place`
          FROM `t16` AS `t17`
        ) AS `t21`
        INNER JOIN (
          SELECT
            `t17`.`account_id`,
            COUNT(*) AS `rows`
          FROM `t16` AS `t17`
          GROUP BY
            1
        ) AS `t19`
          ON `t21`.`account_id` = `t19`.`account_id`
      ) AS `t22`
      WHERE
        (
          `t22`.`place` * 2
        ) >= `t22`.`rows`
        AND (
          `t22`.`place` * 2
        ) <= (
          `t22`.`rows` + 2
        )
    ) AS `t23`
    GROUP BY
      1,
      2
  ) AS `t24`
) AS `t26`
  ON `t5`.`account_id` = `t26`.`account_id`

-- measure: unknown_share
SELECT
  `t3`.`account_id`,
  GREATEST(1000000000 - COALESCE(`t5`.`known_nano`, 0), 0) AS `unknown_nano`
FROM (
  SELECT
    *
  FROM `open_accounts` AS `t0`
  WHERE
    NOT (
      `t0`.`closed`
    )
) AS `t3`
LEFT OUTER JOIN (
  SELECT
    `t1`.`account_id`,
    CAST(ROUND(CAST(COALESCE(SUM(`t1`.`influence_nano`), 0) AS DOUBLE), 0) AS BIGINT) AS `known_nano`
  FROM `influence` AS `t1`
  GROUP BY
    1
) AS `t5`
  ON `t3`.`account_id` = `t5`.`account_id`

-- measure: reached_people
SELECT
  `t9`.`account_id`,
  `t9`.`person_id`,
  `t9`.`observed_id` IS NOT NULL AS `observed`,
  (
    `t9`.`observed_id` IS NOT NULL
  ) AND COALESCE(`t9`.`engaged`, FALSE) AS `engaged`,
  CAST(ROUND(
    IF(`t9`.`observed_id` IS NOT NULL, COALESCE(`t9`.`connection`, 0.0e0), 1.0e0) * 1000000000.0e0,
    0
  ) AS BIGINT) AS `connection_nano`
FROM (
  SELECT
    `t6`.`account_id`,
    `t6`.`person_id`,
    `t7`.`observed_id`,
    `t8`.`connection`,
    `t8`.`engaged`
  FROM (
    SELECT
      `t0`.`account_id`,
      `t0`.`person_id`
    FROM `members` AS `t0`
    WHERE
      `t0`.`active`
  ) AS `t6`
  LEFT OUTER JOIN (
    SELECT
      `t1`.`account_id` AS `observed_id`
    FROM `contact_observed` AS `t1`
  ) AS `t7`
    ON `t6`.`account_id` = `t7`.`observed_id`
  LEFT OUTER JOIN (
    SELECT
      `t2`.`account_id`,
      `t2`.`person_id`,
      `t2`.`connection`,
      `t2`.`engaged`
    FROM `contacts` AS `t2`
  ) AS `t8`
    ON `t6`.`account_id` = `t8`.`account_id` AND `t6`.`person_id` = `t8`.`person_id`
) AS `t9`

-- measure: role_coverage
SELECT
  `t12`.`account_id`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(
      TRY_DIVIDE(CAST(SUM(CAST(`t12`.`covered` AS BIGINT)) AS DOUBLE), CAST(COUNT(*) AS DOUBLE)) * 1000000000.0e0,
      0
    ) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `role_coverage`
FROM (
  SELECT
    `t4`.`account_id`,
    `t11`.`reached_role` IS NOT NULL AS `covered`
  FROM `role_filling` AS `t4`
  LEFT SEMI JOIN `contact_observed` AS `t5`
    ON `t4`.`account_id` = `t5`.`account_id`
  LEFT OUTER JOIN (
    SELECT DISTINCT
      *
    FROM (
      SELECT
        `t6`.`account_id`,
        `t6`.`role` AS `reached_role`
      FROM `roles_in_force` AS `t6`
      LEFT SEMI JOIN (
        SELECT
          *
        FROM `reached_people` AS `t3`
        WHERE
          `t3`.`engaged`
      ) AS `t8`
        ON `t6`.`account_id` = `t8`.`account_id` AND `t6`.`person_id` = `t8`.`person_id`
    ) AS `t9`
  ) AS `t11`
    ON `t4`.`account_id` = `t11`.`account_id` AND `t4`.`role` = `t11`.`reached_role`
) AS `t12`
GROUP BY
  1

-- measure: influence_coverage
WITH `t6` AS (
  SELECT
    `t5`.`account_id`,
    `t5`.`person_id`,
    `t5`.`observed`,
    `t5`.`engaged`,
    `t5`.`connection_nano`,
    `t5`.`influence_nano`,
    IF(`t5`.`engaged`, `t5`.`influence_nano`, 0) AS `engaged_nano`,
    `t5`.`influence_nano` * `t5`.`connection_nano` AS `product`
  FROM (
    SELECT
      `t2`.`account_id`,
      `t2`.`person_id`,
      `t2`.`observed`,
      `t2`.`engaged`,
      `t2`.`connection_nano`,
      `t4`.`influence_nano`
    FROM `reached_people` AS `t2`
    INNER JOIN (
      SELECT
        `t1`.`account_id`,
        `t1`.`person_id`,
        `t1`.`influence_nano`
      FROM `influence` AS `t1`
    ) AS `t4`
      ON `t2`.`account_id` = `t4`.`account_id` AND `t2`.`person_id` = `t4`.`person_id`
  ) AS `t5`
)
SELECT
  `t13`.`account_id`,
  IF(`t13`.`observed`, TRY_DIVIDE(`t13`.`engaged`, 1000000000.0e0), NULL) AS `influence_coverage`,
  IF(
    `t13`.`squares` > 0.0e0,
    TRY_DIVIDE(
      CAST(CAST(ROUND(TRY_DIVIDE(`t13`.`parts` * `t13`.`parts`, `t13`.`squares`) * 1000000000.0e0, 0) AS BIGINT) AS DOUBLE),
      1000000000.0e0
    ),
    0.0e0
  ) AS `effective_contacts`
FROM (
  SELECT
    `t12`.`account_id`,
    `t12`.`observed`,
    CAST(COALESCE(SUM(`t12`.`engaged_nano`), 0) AS DOUBLE) AS `engaged`,
    CAST(COALESCE(SUM(`t12`.`part_nano`), 0) AS DOUBLE) AS `parts`,
    CAST(COALESCE(SUM(`t12`.`part_nano` * `t12`.`part_nano`), 0) AS DOUBLE) AS `squares`
  FROM (
    SELECT
      `t11`.`account_id`,
      `t11`.`person_id`,
      `t11`.`observed`,
      `t11`.`engaged`,
      `t11`.`connection_nano`,
      `t11`.`influence_nano`,
      `t11`.`engaged_nano`,
      `t11`.`product`,
      `t11`.`total`,
      CAST(ROUND(
        IF(`t11`.`total` > 0.0e0, TRY_DIVIDE(CAST(`t11`.`product` AS DOUBLE), `t11`.`total`), 0.0e0) * 1000000000.0e0,
        0
      ) AS BIGINT) AS `part_nano`
    FROM (
      SELECT
        `t8`.`account_id`,
        `t8`.`person_id`,
        `t8`.`observed`,
        `t8`.`engaged`,
        `t8`.`connection_nano`,
        `t8`.`influence_nano`,
        `t8`.`engaged_nano`,
        `t8`.`product`,
        `t10`.`total`
      FROM `t6` AS `t8`
      INNER JOIN (
        SELECT
          `t7`.`account_id`,
          CAST(COALESCE(SUM(`t7`.`product`), 0) AS DOUBLE) AS `total`
        FROM `t6` AS `t7`
        GROUP BY
          1
      ) AS `t10`
        ON `t8`.`account_id` = `t10`.`account_id`
    ) AS `t11`
  ) AS `t12`
  GROUP BY
    1,
    2
) AS `t13`

-- measure: coverage
SELECT
  `t4`.`account_id`,
  `t5`.`role_coverage`,
  COALESCE(`t6`.`influence_coverage`, IF(`t8`.`observed_id` IS NOT NULL, 0.0e0, NULL)) AS `influence_coverage`,
  COALESCE(`t6`.`effective_contacts`, 0.0e0) AS `effective_contacts`,
  TRY_DIVIDE(CAST(`t4`.`unknown_nano` AS DOUBLE), 1000000000.0e0) AS `unknown_share`
FROM `unknown_share` AS `t4`
LEFT OUTER JOIN (
  SELECT
    `t3`.`account_id` AS `observed_id`
  FROM `contact_observed` AS `t3`
) AS `t8`
  ON `t4`.`account_id` = `t8`.`observed_id`
LEFT OUTER JOIN `role_coverage` AS `t5`
  ON `t4`.`account_id` = `t5`.`account_id`
LEFT OUTER JOIN `influence_coverage` AS `t6`
  ON `t4`.`account_id` = `t6`.`account_id`

-- measure: influence_gaps
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t29`.`account_id`,
      'empty_role' AS `kind`,
      CAST(NULL AS STRING) AS `person_id`,
      `t29`.`role`,
      CAST(NULL AS STRING) AS `fact_id`,
      TRY_DIVIDE(
        CAST(CAST(ROUND(
          TRY_DIVIDE(
            TRY_DIVIDE(CAST(`t8`.`unknown_nano` AS DOUBLE), 1000000000.0e0),
            CAST(`t8`.`unfilled_roles` AS DOUBLE)
          ) * 1000000000.0e0,
          0
        ) AS BIGINT) AS DOUBLE),
        1000000000.0e0
      ) AS `weight`
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t11`.`account_id`,
          `t11`.`role`,
          `t11`.`filled`
        FROM `role_filling` AS `t11`
        LEFT SEMI JOIN `unknown_share` AS `t12`
          ON `t11`.`account_id` = `t12`.`account_id`
      ) AS `t23`
      WHERE
        NOT (
          `t23`.`filled`
        )
    ) AS `t29`
    INNER JOIN `unknown_influence` AS `t8`
      ON `t29`.`account_id` = `t8`.`account_id`
  ) AS `t31`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      `t24`.`account_id`,
      'single_contact' AS `kind`,
      CAST(NULL AS STRING) AS `person_id`,
      CAST(NULL AS STRING) AS `role`,
      CAST(NULL AS STRING) AS `fact_id`,
      1.0e0 AS `weight`
    FROM (
      SELECT
        `t9`.`account_id`,
        `t9`.`role_coverage`,
        `t9`.`influence_coverage`,
        `t9`.`effective_contacts`,
        `t9`.`unknown_share`,
        `t17`.`active_people`
      FROM `coverage` AS `t9`
      INNER JOIN (
        SELECT
          `t0`.`account_id`,
          `t0`.`active_people`
        FROM `unknown_influence` AS `t0`
      ) AS `t17`
        ON `t9`.`account_id` = `t17`.`account_id`
    ) AS `t24`
    WHERE
      TRY_DIVIDE(
        CAST(CAST(ROUND(`t24`.`effective_contacts` * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
        1000000.0e0
      ) < 2.0e0
      AND `t24`.`active_people` > 0
  ) AS `t32`
) AS `t33`
UNION ALL
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t18`.`account_id`,
      'silent_key_person' AS `kind`,
      `t18`.`person_id`,
      CAST(NULL AS STRING) AS `role`,
      CAST(NULL AS STRING) AS `fact_id`,
      TRY_DIVIDE(CAST(`t18`.`influence_nano` AS DOUBLE), 1000000000.0e0) AS `weight`
    FROM (
      SELECT
        *
      FROM `influence` AS `t2`
      WHERE
        `t2`.`key_person`
    ) AS `t18`
    LEFT SEMI JOIN (
      SELECT
        `t3`.`account_id`,
        `t3`.`person_id`
      FROM `reached_people` AS `t3`
      WHERE
        `t3`.`observed` AND NOT (
          `t3`.`engaged`
        )
    ) AS `t22`
      ON `t18`.`account_id` = `t22`.`account_id` AND `t18`.`person_id` = `t22`.`person_id`
  ) AS `t26`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      `t34`.`account_id`,
      'stale_rating' AS `kind`,
      `t34`.`person_id`,
      CAST(NULL AS STRING) AS `role`,
      `t34`.`rating_id` AS `fact_id`,
      TRY_DIVIDE(CAST(`t34`.`influence_nano` AS DOUBLE), 1000000000.0e0) AS `weight`
    FROM (
      SELECT
        `t30`.`account_id`,
        `t30`.`person_id`,
        `t30`.`influence_nano`,
        MAX(`t30`.`rating_id`) AS `rating_id`
      FROM (
        SELECT
          `t28`.`account_id`,
          `t28`.`person_id`,
          `t28`.`newest_rated_on`,
          `t28`.`influence_nano`,
          `t20`.`rating_id`
        FROM (
          SELECT
            `t21`.`account_id`,
            `t21`.`person_id`,
            `t21`.`newest_rated_on`,
            `t21`.`influence_nano`
          FROM (
            SELECT
              `t10`.`account_id`,
              `t10`.`person_id`,
              `t10`.`active`,
              `t10`.`veto`,
              `t10`.`newest_rated_on`,
              `t10`.`influence_nano`,
              `t10`.`key_person`,
              `t10`.`rated`,
              `t13`.`at`
            FROM `influence` AS `t10`
            CROSS JOIN `moment` AS `t13`
          ) AS `t21`
          WHERE
            `t21`.`active` AND DATEDIFF(DAY, `t21`.`newest_rated_on`, `t21`.`at`) > 365
        ) AS `t28`
        INNER JOIN (
          SELECT
            `t6`.`account_id`,
            `t6`.`person_id`,
            `t6`.`rating_id`,
            `t6`.`rated_on` AS `newest_rated_on`
          FROM `influence_ratings` AS `t6`
        ) AS `t20`
          ON `t28`.`account_id` = `t20`.`account_id`
          AND `t28`.`person_id` = `t20`.`person_id`
          AND `t28`.`newest_rated_on` = `t20`.`newest_rated_on`
      ) AS `t30`
      GROUP BY
        1,
        2,
        3
    ) AS `t34`
  ) AS `t35`
) AS `t36`

-- measure: promise_leads whole_book
SELECT
  'promise_leads' AS `name`,
  `t15`.`segment`,
  CAST(`t15`.`lead_days` AS DOUBLE) AS `value`
FROM (
  SELECT
    `t14`.`segment`,
    MIN(`t14`.`lead_days`) AS `lead_days`
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t12`.`segment`,
        `t12`.`lead_days`,
        `t12`.`promises`,
        SUM(`t12`.`promises`) OVER (
          PARTITION BY `t12`.`segment`
          ORDER BY `t12`.`lead_days` ASC NULLS LAST
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS `so_far`,
        SUM(`t12`.`promises`) OVER (
          PARTITION BY `t12`.`segment`
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS `of`
      FROM (
        SELECT
          `t11`.`segment`,
          `t11`.`lead_days`,
          COUNT(*) AS `promises`
        FROM (
          SELECT
            `t10`.`promiser_id` AS `segment`,
            GREATEST(DATEDIFF(DAY, `t10`.`made_on`, `t10`.`due_on`), 1) AS `lead_days`
          FROM (
            SELECT
              `t7`.`promise_id`,
              `t7`.`account_id`,
              `t7`.`person_id`,
              `t7`.`made_by`,
              `t7`.`promiser_id`,
              `t7`.`pillar_id`,
              `t7`.`need_id`,
              `t7`.`offering_id`,
              `t7`.`words`,
              `t7`.`made_on`,
              `t7`.`due_on`,
              `t7`.`metric`,
              `t7`.`unit`,
              `t7`.`floor`,
              `t7`.`promised_level`,
              `t7`.`better`,
              `t7`.`importance`,
              `t7`.`shared_on`,
              `t7`.`shared_words`,
              `t7`.`batch_id`
            FROM (
              SELECT
                *
              FROM `promises` AS `t0`
              WHERE
                `t0`.`made_by` = 'us'
            ) AS `t7`
            LEFT SEMI JOIN (
              SELECT
                `t6`.`account_id`
              FROM (
                SELECT
                  `t3`.`account_id`,
                  `t3`.`name`,
                  `t3`.`parent_id`,
                  `t3`.`segment`,
                  `t3`.`industry`,
                  `t3`.`country`,
                  `t3`.`size_band`,
                  `t3`.`domains`,
                  `t3`.`relationship`,
                  `t3`.`buying_style`,
                  `t3`.`alternatives`,
                  `t3`.`switching_cost`,
                  `t3`.`indirect`,
                  `t3`.`owner_id`,
                  `t3`.`strategic`,
                  `t3`.`reference`,
                  `t3`.`opened_on`,
                  `t3`.`closed_on`,
                  `t3`.`batch_id`,
                  `t4`.`at`
                FROM `accounts` AS `t3`
                CROSS JOIN `moment` AS `t4`
              ) AS `t6`
              WHERE
                (
                  `t6`.`opened_on` IS NULL
                ) OR (
                  `t6`.`opened_on` <= `t6`.`at`
                )
            ) AS `t9`
              ON `t7`.`account_id` = `t9`.`account_id`
          ) AS `t10`
          WHERE
            `t10`.`promiser_id` IS NOT NULL AND `t10`.`made_on` <= `t10`.`due_on`
        ) AS `t11`
        GROUP BY
          1,
          2
      ) AS `t12`
    ) AS `t13`
    WHERE
      (
        `t13`.`so_far` * 2
      ) >= `t13`.`of`
  ) AS `t14`
  GROUP BY
    1
) AS `t15`

-- measure: promise_history
SELECT
  `t15`.`promise_id`,
  `t15`.`judged_on`,
  `t15`.`first_warned_on`,
  `t15`.`delivered_on`,
  `t15`.`delivered_level`,
  `t15`.`ended_on`,
  `t15`.`ended_how`,
  `t15`.`ended_by`,
  `t15`.`changes` = 1 AS `changed`,
  `t15`.`customer_caused` = 1 AS `customer_caused`,
  `t15`.`outcomes` = 1 AS `has_outcome`
FROM (
  SELECT
    `t14`.`promise_id`,
    `t14`.`judged_on`,
    `t14`.`first_warned_on`,
    `t14`.`changes`,
    `t14`.`customer_caused`,
    `t14`.`outcomes`,
    `t14`.`delivered_on`,
    `t14`.`delivered_level`,
    `t14`.`ended_on`,
    `t14`.`ended_how`,
    `t14`.`ended_by`
  FROM (
    SELECT
      `t13`.`promise_id`,
      `t13`.`judged_on`,
      `t13`.`first_warned_on`,
      `t13`.`changes`,
      `t13`.`customer_caused`,
      `t13`.`outcomes`,
      `t13`.`delivered_on`,
      `t13`.`delivered_level`,
      `t9`.`promise_id` AS `promise_id_right`,
      `t9`.`ended_on`,
      `t9`.`ended_how`,
      `t9`.`ended_by`
    FROM (
      SELECT
        `t11`.`promise_id`,
        `t11`.`judged_on`,
        `t11`.`first_warned_on`,
        `t11`.`changes`,
        `t11`.`customer_caused`,
        `t11`.`outcomes`,
        `t11`.`delivered_on`,
        `t11`.`delivered_level`
      FROM (
        SELECT
          `t4`.`promise_id`,
          `t4`.`judged_on`,
          `t4`.`first_warned_on`,
          `t4`.`changes`,
          `t4`.`customer_caused`,
          `t4`.`outcomes`,
          `t10`.`promise_id` AS `promise_id_right`,
          `t10`.`delivered_on`,
          `t10`.`delivered_level`
        FROM (
          SELECT
            `t0`.`promise_id`,
            MAX(IF(`t0`.`kind` = 'verdict', `t0`.`happened_on`, CAST(NULL AS DATE))) AS `judged_on`,
            MIN(IF(`t0`.`kind` = 'warned', `t0`.`happened_on`, CAST(NULL AS DATE))) AS `first_warned_on`,
            MAX(IF(`t0`.`kind` = 'renegotiated', 1, 0)) AS `changes`,
            MAX(IF(`t0`.`cause` = 'customer', 1, 0)) AS `customer_caused`,
            MAX(IF(`t0`.`kind` IN ('delivered', 'withdrawn', 'verdict'), 1, 0)) AS `outcomes`
          FROM `promise_events` AS `t0`
          GROUP BY
            1
        ) AS `t4`
        LEFT OUTER JOIN (
          SELECT
            `t6`.`promise_id`,
            `t6`.`happened_on` AS `delivered_on`,
            `t6`.`level` AS `delivered_level`
          FROM (
            SELECT
              `t2`.`event_id`,
              `t2`.`promise_id`,
              `t2`.`kind`,
              `t2`.`happened_on`,
              `t2`.`level`,
              `t2`.`new_due_on`,
              `t2`.`new_level`,
              `t2`.`asked_by`,
              `t2`.`agreed`,
              `t2`.`cause`,
              `t2`.`verdict`,
              `t2`.`said_by`,
              `t2`.`words`,
              `t2`.`batch_id`,
              ROW_NUMBER() OVER (
                PARTITION BY `t2`.`promise_id`
                ORDER BY `t2`.`happened_on` DESC, `t2`.`event_id` DESC
              ) - 1 AS `place`
            FROM (
              SELECT
                *
              FROM `promise_events` AS `t0`
              WHERE
                `t0`.`kind` IN ('delivered')
            ) AS `t2`
          ) AS `t6`
          WHERE
            `t6`.`place` = 0
        ) AS `t10`
          ON `t4`.`promise_id` = `t10`.`promise_id`
      ) AS `t11`
    ) AS `t13`
    LEFT OUTER JOIN (
      SELECT
        `t5`.`promise_id`,
        `t5`.`happened_on` AS `ended_on`,
        `t5`.`kind` AS `ended_how`,
        `t5`.`asked_by` AS `ended_by`
      FROM (
        SELECT
          `t1`.`event_id`,
          `t1`.`promise_id`,
          `t1`.`kind`,
          `t1`.`happened_on`,
          `t1`.`level`,
          `t1`.`new_due_on`,
          `t1`.`new_level`,
          `t1`.`asked_by`,
          `t1`.`agreed`,
          `t1`.`cause`,
          `t1`.`verdict`,
          `t1`.`said_by`,
          `t1`.`words`,
          `t1`.`batch_id`,
          ROW_NUMBER() OVER (
            PARTITION BY `t1`.`promise_id`
            ORDER BY `t1`.`happened_on` DESC, `t1`.`event_id` DESC
          ) - 1 AS `place`
        FROM (
          SELECT
            *
          FROM `promise_events` AS `t0`
          WHERE
            `t0`.`kind` IN ('withdrawn', 'abandoned')
        ) AS `t1`
      ) AS `t5`
      WHERE
        `t5`.`place` = 0
    ) AS `t9`
      ON `t13`.`promise_id` = `t9`.`promise_id`
  ) AS `t14`
) AS `t15`

-- measure: recording_sources whole_book
SELECT DISTINCT
  *
FROM (
  SELECT
    'recording_sources' AS `name`,
    `t18`.`source` AS `segment`,
    1.0e0 AS `value`
  FROM (
    SELECT
      `t16`.`promise_id`,
      `t16`.`account_id`,
      `t16`.`person_id`,
      `t16`.`made_by`,
      `t16`.`promiser_id`,
      `t16`.`pillar_id`,
      `t16`.`need_id`,
      `t16`.`offering_id`,
      `t16`.`words`,
      `t16`.`made_on`,
      `t16`.`due_on`,
      `t16`.`metric`,
      `t16`.`unit`,
      `t16`.`floor`,
      `t16`.`promised_level`,
      `t16`.`better`,
      `t16`.`importance`,
      `t16`.`shared_on`,
      `t16`.`shared_words`,
      `t16`.`batch_id`,
      `t16`.`batch`,
      COALESCE(`t16`.`source`, '') AS `source`
    FROM (
      SELECT
        `t13`.`promise_id`,
        `t13`.`account_id`,
        `t13`.`person_id`,
        `t13`.`made_by`,
        `t13`.`promiser_id`,
        `t13`.`pillar_id`,
        `t13`.`need_id`,
        `t13`.`offering_id`,
        `t13`.`words`,
        `t13`.`made_on`,
        `t13`.`due_on`,
        `t13`.`metric`,
        `t13`.`unit`,
        `t13`.`floor`,
        `t13`.`promised_level`,
        `t13`.`better`,
        `t13`.`importance`,
        `t13`.`shared_on`,
        `t13`.`shared_words`,
        `t13`.`batch_id`,
        `t11`.`batch`,
        `t11`.`source`
      FROM (
        SELECT
          *
        FROM `promises` AS `t1`
        WHERE
          `t1`.`made_by` = 'us'
      ) AS `t13`
      LEFT SEMI JOIN (
        SELECT
          `t12`.`account_id`
        FROM (
          SELECT
            `t5`.`account_id`,
            `t5`.`name`,
            `t5`.`parent_id`,
            `t5`.`segment`,
            `t5`.`industry`,
            `t5`.`country`,
            `t5`.`size_band`,
            `t5`.`domains`,
            `t5`.`relationship`,
            `t5`.`buying_style`,
            `t5`.`alternatives`,
            `t5`.`switching_cost`,
            `t5`.`indirect`,
            `t5`.`owner_id`,
            `t5`.`strategic`,
            `t5`.`reference`,
            `t5`.`opened_on`,
            `t5`.`closed_on`,
            `t5`.`batch_id`,
            `t6`.`at`
          FROM `accounts` AS `t5`
          CROSS JOIN `moment` AS `t6`
        ) AS `t12`
        WHERE
          (
            `t12`.`opened_on` IS NULL
          ) OR (
            `t12`.`opened_on` <= `t12`.`at`
          )
      ) AS `t15`
        ON `t13`.`account_id` = `t15`.`account_id`
      LEFT OUTER JOIN (
        SELECT
          `t2`.`batch_id` AS `batch`,
          `t2`.`source`
        FROM `batches` AS `t2`
      ) AS `t11`
        ON `t13`.`batch_id` = `t11`.`batch`
    ) AS `t16`
  ) AS `t18`
  LEFT SEMI JOIN (
    SELECT
      *
    FROM `promise_history` AS `t0`
    WHERE
      `t0`.`has_outcome`
  ) AS `t9`
    ON `t18`.`promise_id` = `t9`.`promise_id`
) AS `t19`

-- measure: our_promises
SELECT
  `t21`.`promise_id`,
  `t21`.`account_id`,
  `t21`.`person_id`,
  `t21`.`promiser_id`,
  `t21`.`need_id`,
  `t21`.`pillar_id`,
  IF(`t21`.`made_on` > `t21`.`due_on`, CAST(NULL AS DATE), `t21`.`made_on`) AS `made_on`,
  COALESCE(
    `t21`.`due_on`,
    CAST(CAST(IF(`t21`.`made_on` > `t21`.`due_on`, CAST(NULL AS DATE), `t21`.`made_on`) + CAST(CONCAT(CAST(ROUND(COALESCE(`t11`.`lead_days`, 90.0e0), 0) AS BIGINT), ' days') AS INTERVAL) AS TIMESTAMP) AS DATE)
  ) AS `first_due_on`,
  `t21`.`promised_level`,
  IF(
    (
      `t21`.`better` = 'lower'
    ) AND (
      `t21`.`floor` <= `t21`.`promised_level`
    ),
    `t21`.`promised_level` * 2.0e0,
    `t21`.`floor`
  ) AS `floor`,
  `t21`.`better` = 'lower' AS `lower_is_better`,
  CAST(CASE
    WHEN `t21`.`importance` = 'minor'
    THEN 500
    WHEN `t21`.`importance` = 'critical'
    THEN 2000
    ELSE 1000
  END AS BIGINT) AS `importance_milli`,
  `t21`.`due_on` IS NOT NULL AS `due_was_given`,
  `t12`.`tells` IS NOT NULL AND NOT ISNAN(`t12`.`tells`) AS `outcomes_told`
FROM (
  SELECT
    `t19`.`promise_id`,
    `t19`.`account_id`,
    `t19`.`person_id`,
    `t19`.`made_by`,
    `t19`.`promiser_id`,
    `t19`.`pillar_id`,
    `t19`.`need_id`,
    `t19`.`offering_id`,
    `t19`.`words`,
    `t19`.`made_on`,
    `t19`.`due_on`,
    `t19`.`metric`,
    `t19`.`unit`,
    `t19`.`floor`,
    `t19`.`promised_level`,
    `t19`.`better`,
    `t19`.`importance`,
    `t19`.`shared_on`,
    `t19`.`shared_words`,
    `t19`.`batch_id`,
    `t19`.`batch`,
    COALESCE(`t19`.`source`, '') AS `source`
  FROM (
    SELECT
      `t16`.`promise_id`,
      `t16`.`account_id`,
      `t16`.`person_id`,
      `t16`.`made_by`,
      `t16`.`promiser_id`,
      `t16`.`pillar_id`,
      `t16`.`need_id`,
      `t16`.`offering_id`,
      `t16`.`words`,
      `t16`.`made_on`,
      `t16`.`due_on`,
      `t16`.`metric`,
      `t16`.`unit`,
      `t16`.`floor`,
      `t16`.`promised_level`,
      `t16`.`better`,
      `t16`.`importance`,
      `t16`.`shared_on`,
      `t16`.`shared_words`,
      `t16`.`batch_id`,
      `t14`.`batch`,
      `t14`.`source`
    FROM (
      SELECT
        *
      FROM `promises` AS `t2`
      WHERE
        `t2`.`made_by` = 'us'
    ) AS `t16`
    LEFT SEMI JOIN (
      SELECT
        `t15`.`account_id`
      FROM (
        SELECT
          `t6`.`account_id`,
          `t6`.`name`,
          `t6`.`parent_id`,
          `t6`.`segment`,
          `t6`.`industry`,
          `t6`.`country`,
          `t6`.`size_band`,
          `t6`.`domains`,
          `t6`.`relationship`,
          `t6`.`buying_style`,
          `t6`.`alternatives`,
          `t6`.`switching_cost`,
          `t6`.`indirect`,
          `t6`.`owner_id`,
          `t6`.`strategic`,
          `t6`.`reference`,
          `t6`.`opened_on`,
          `t6`.`closed_on`,
          `t6`.`batch_id`,
          `t7`.`at`
        FROM `accounts` AS `t6`
        CROSS JOIN `moment` AS `t7`
      ) AS `t15`
      WHERE
        (
          `t15`.`opened_on` IS NULL
        ) OR (
          `t15`.`opened_on` <= `t15`.`at`
        )
    ) AS `t18`
      ON `t16`.`account_id` = `t18`.`account_id`
    LEFT OUTER JOIN (
      SELECT
        `t3`.`batch_id` AS `batch`,
        `t3`.`source`
      FROM `batches` AS `t3`
    ) AS `t14`
      ON `t16`.`batch_id` = `t14`.`batch`
  ) AS `t19`
) AS `t21`
LEFT OUTER JOIN (
  SELECT
    `t0`.`segment` AS `lead_of`,
    `t0`.`value` AS `lead_days`
  FROM `promise_leads` AS `t0`
) AS `t11`
  ON `t21`.`promiser_id` = `t11`.`lead_of`
LEFT OUTER JOIN (
  SELECT
    `t1`.`segment` AS `told_by`,
    `t1`.`value` AS `tells`
  FROM `recording_sources` AS `t1`
) AS `t12`
  ON `t21`.`source` = `t12`.`told_by`

-- measure: terms_of_office
SELECT DISTINCT
  `t6`.`account_id`,
  `t6`.`person_id`,
  `t6`.`since`,
  LEAST(`t6`.`until`, `t6`.`left_on`) AS `until`
FROM (
  SELECT
    `t5`.`buying_role_id`,
    `t5`.`person_id`,
    `t5`.`account_id`,
    `t5`.`role`,
    `t5`.`power`,
    `t5`.`champion`,
    `t5`.`since`,
    `t5`.`until`,
    `t5`.`batch_id`,
    `t5`.`left_on`
  FROM (
    SELECT
      `t2`.`buying_role_id`,
      `t2`.`person_id`,
      `t2`.`account_id`,
      `t2`.`role`,
      `t2`.`power`,
      `t2`.`champion`,
      `t2`.`since`,
      `t2`.`until`,
      `t2`.`batch_id`,
      `t4`.`person_id` AS `person_id_right`,
      `t4`.`left_on`
    FROM `buying_roles` AS `t2`
    LEFT OUTER JOIN (
      SELECT
        `t1`.`person_id`,
        `t1`.`left_on`
      FROM `people` AS `t1`
    ) AS `t4`
      ON `t2`.`person_id` = `t4`.`person_id`
  ) AS `t5`
) AS `t6`

-- measure: account_promise_viewers
SELECT
  `t5`.`promise_id`,
  `t4`.`viewer_id`
FROM (
  SELECT
    `t0`.`promise_id`,
    `t0`.`account_id`
  FROM `our_promises` AS `t0`
  WHERE
    `t0`.`person_id` IS NULL
) AS `t5`
INNER JOIN (
  SELECT DISTINCT
    `t1`.`account_id`,
    `t1`.`person_id` AS `viewer_id`
  FROM `terms_of_office` AS `t1`
) AS `t4`
  ON `t5`.`account_id` = `t4`.`account_id`

-- measure: promise_viewers not_stored
SELECT
  *
FROM (
  SELECT
    `t0`.`promise_id`,
    COALESCE(`t0`.`person_id`, '') AS `viewer_id`,
    TRUE AS `own`
  FROM `our_promises` AS `t0`
) AS `t3`
UNION ALL
SELECT
  *
FROM (
  SELECT
    `t1`.`promise_id`,
    `t1`.`viewer_id`,
    FALSE AS `own`
  FROM `account_promise_viewers` AS `t1`
) AS `t2`

-- measure: verdicts
SELECT
  `t7`.`promise_id`,
  `t7`.`viewer_id`,
  `t7`.`last`.`verdict` AS `verdict`,
  `t7`.`last`.`on` AS `verdict_on`,
  `t7`.`last`.`level` AS `verdict_level`
FROM (
  SELECT
    `t6`.`promise_id`,
    `t6`.`viewer_id`,
    MAX(
      STRUCT(
        `t6`.`happened_on` AS `on`,
        `t6`.`event_id` AS `event`,
        `t6`.`verdict` AS `verdict`,
        `t6`.`level` AS `level`
      )
    ) AS `last`
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t4`.`event_id`,
        `t4`.`promise_id`,
        `t4`.`kind`,
        `t4`.`happened_on`,
        `t4`.`level`,
        `t4`.`new_due_on`,
        `t4`.`new_level`,
        `t4`.`asked_by`,
        `t4`.`agreed`,
        `t4`.`cause`,
        `t4`.`verdict`,
        `t4`.`said_by`,
        `t4`.`words`,
        `t4`.`batch_id`,
        `t2`.`viewer_id`,
        `t2`.`own`
      FROM (
        SELECT
          *
        FROM `promise_events` AS `t0`
        WHERE
          `t0`.`kind` = 'verdict' AND `t0`.`verdict` IS NOT NULL
      ) AS `t4`
      INNER JOIN `promise_viewers` AS `t2`
        ON `t4`.`promise_id` = `t2`.`promise_id`
    ) AS `t5`
    WHERE
      (
        `t5`.`said_by` IS NULL
      ) OR (
        `t5`.`said_by` = `t5`.`viewer_id`
      )
  ) AS `t6`
  GROUP BY
    1,
    2
) AS `t7`

-- measure: promise_changes
SELECT
  `t13`.`promise_id`,
  `t13`.`viewer_id`,
  `t13`.`event_id`,
  `t13`.`new_due_on`,
  `t13`.`new_level`,
  `t13`.`happened_on` AS `changed_on`,
  COALESCE(`t13`.`asked_by` = 'customer', FALSE) AS `by_customer`,
  ROW_NUMBER() OVER (
    PARTITION BY `t13`.`promise_id`, `t13`.`viewer_id`
    ORDER BY `t13`.`happened_on` ASC NULLS LAST, `t13`.`event_id` ASC NULLS LAST
  ) - 1 AS `place`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t11`.`event_id`,
      `t11`.`promise_id`,
      `t11`.`kind`,
      `t11`.`happened_on`,
      `t11`.`level`,
      `t11`.`new_due_on`,
      `t11`.`new_level`,
      `t11`.`asked_by`,
      `t11`.`agreed`,
      `t11`.`cause`,
      `t11`.`verdict`,
      `t11`.`said_by`,
      `t11`.`words`,
      `t11`.`batch_id`,
      `t11`.`viewer_id`,
      `t11`.`own`,
      `t11`.`delivered_on`,
      `t11`.`ended_on`,
      `t11`.`verdict_on`
    FROM (
      SELECT
        `t10`.`event_id`,
        `t10`.`promise_id`,
        `t10`.`kind`,
        `t10`.`happened_on`,
        `t10`.`level`,
        `t10`.`new_due_on`,
        `t10`.`new_level`,
        `t10`.`asked_by`,
        `t10`.`agreed`,
        `t10`.`cause`,
        `t10`.`verdict`,
        `t10`.`said_by`,
        `t10`.`words`,
        `t10`.`batch_id`,
        `t4`.`viewer_id`,
        `t4`.`own`,
        `t8`.`delivered_on`,
        `t8`.`ended_on`,
        `t9`.`promise_id` AS `promise_id_right`,
        `t9`.`viewer_id` AS `viewer_id_right`,
        `t9`.`verdict_on`
      FROM (
        SELECT
          *
        FROM `promise_events` AS `t0`
        WHERE
          `t0`.`kind` = 'renegotiated' AND `t0`.`agreed`
      ) AS `t10`
      INNER JOIN `promise_viewers` AS `t4`
        ON `t10`.`promise_id` = `t4`.`promise_id`
      INNER JOIN (
        SELECT
          `t2`.`promise_id`,
          `t2`.`delivered_on`,
          `t2`.`ended_on`
        FROM `promise_history` AS `t2`
      ) AS `t8`
        ON `t10`.`promise_id` = `t8`.`promise_id`
      LEFT OUTER JOIN (
        SELECT
          `t3`.`promise_id`,
          `t3`.`viewer_id`,
          `t3`.`verdict_on`
        FROM `verdicts` AS `t3`
      ) AS `t9`
        ON `t10`.`promise_id` = `t9`.`promise_id` AND `t4`.`viewer_id` = `t9`.`viewer_id`
    ) AS `t11`
  ) AS `t12`
  WHERE
    (
      COALESCE(`t12`.`delivered_on`, `t12`.`verdict_on`, `t12`.`ended_on`) IS NULL
    )
    OR (
      `t12`.`happened_on` < COALESCE(`t12`.`delivered_on`, `t12`.`verdict_on`, `t12`.`ended_on`)
    )
) AS `t13`

-- measure: change_debits
SELECT
  `t16`.`promise_id`,
  `t16`.`viewer_id`,
  `t16`.`event_id`,
  CAST(ROUND(
    IF(
      COALESCE(DATEDIFF(DAY, `t16`.`due_before`, `t16`.`changed_on`), 0) > 0,
      GREATEST(
        1.0e0 - TRY_DIVIDE(
          CAST(CAST(ROUND(
            (
              POWER(
                2.0e0,
                TRY_DIVIDE(
                  -(
                    CAST(GREATEST(COALESCE(DATEDIFF(DAY, `t16`.`due_before`, `t16`.`changed_on`), 0), 0) AS DOUBLE)
                  ),
                  COALESCE(
                    GREATEST(CAST(DATEDIFF(DAY, `t16`.`made_on`, `t16`.`due_before`) AS DOUBLE) * 0.25e0, 7.0e0),
                    7.0e0
                  )
                )
              )
            ) * 1000000.0e0,
            0
          ) AS BIGINT) AS DOUBLE),
          1000000.0e0
        ),
        IF(
          `t16`.`by_customer`,
          0.0e0,
          LEAST(
            0.25e0,
            TRY_DIVIDE(
              1.0e0 - TRY_DIVIDE(
                CAST(CAST(ROUND(
                  LEAST(
                    IF(
                      IF(
                        `t16`.`lower_is_better`,
                        `t16`.`floor` > `t16`.`level_before`,
                        `t16`.`floor` < `t16`.`level_before`
                      ),
                      LEAST(
                        GREATEST(
                          TRY_DIVIDE(
                            COALESCE(`t16`.`new_level`, `t16`.`level_before`) - `t16`.`floor`,
                            IF(
                              IF(
                                `t16`.`lower_is_better`,
                                `t16`.`floor` > `t16`.`level_before`,
                                `t16`.`floor` < `t16`.`level_before`
                              ),
                              `t16`.`level_before` - `t16`.`floor`,
                              1.0e0
                            )
                          ),
                          0.0e0
                        ),
                        1.5e0
                      ),
                      IF(
                        IF(
                          `t16`.`lower_is_better`,
                          COALESCE(`t16`.`new_level`, `t16`.`level_before`) <= `t16`.`level_before`,
                          COALESCE(`t16`.`new_level`, `t16`.`level_before`) >= `t16`.`level_before`
                        ),
                        1.0e0,
                        0.0e0
                      )
                    ),
                    1.0e0
                  ) * (
                    POWER(
                      2.0e0,
                      TRY_DIVIDE(
                        -(
                          CAST(GREATEST(COALESCE(DATEDIFF(DAY, `t16`.`due_before`, `t16`.`new_due_on`), 0), 0) AS DOUBLE)
                        ),
                        COALESCE(
                          GREATEST(CAST(DATEDIFF(DAY, `t16`.`made_on`, `t16`.`due_before`) AS DOUBLE) * 0.25e0, 7.0e0),
                          7.0e0
                        )
                      )
                    )
                  ) * 1000000.0e0,
                  0
                ) AS BIGINT) AS DOUBLE),
                1000000.0e0
              ),
              2.0e0
            )
          )
        )
      ),
      IF(
        `t16`.`by_customer`,
        0.0e0,
        LEAST(
          0.25e0,
          TRY_DIVIDE(
            1.0e0 - TRY_DIVIDE(
              CAST(CAST(ROUND(
                LEAST(
                  IF(
                    IF(
                      `t16`.`lower_is_better`,
                      `t16`.`floor` > `t16`.`level_before`,
                      `t16`.`floor` < `t16`.`level_before`
                    ),
                    LEAST(
                      GREATEST(
                        TRY_DIVIDE(
                          COALESCE(`t16`.`new_level`, `t16`.`level_before`) - `t16`.`floor`,
                          IF(
                            IF(
                              `t16`.`lower_is_better`,
                              `t16`.`floor` > `t16`.`level_before`,
                              `t16`.`floor` < `t16`.`level_before`
                            ),
                            `t16`.`level_before` - `t16`.`floor`,
                            1.0e0
                          )
                        ),
                        0.0e0
                      ),
                      1.5e0
                    ),
                    IF(
                      IF(
                        `t16`.`lower_is_better`,
                        COALESCE(`t16`.`new_level`, `t16`.`level_before`) <= `t16`.`level_before`,
                        COALESCE(`t16`.`new_level`, `t16`.`level_before`) >= `t16`.`level_before`
                      ),
                      1.0e0,
                      0.0e0
                    )
                  ),
                  1.0e0
                ) * (
                  POWER(
                    2.0e0,
                    TRY_DIVIDE(
                      -(
                        CAST(GREATEST(COALESCE(DATEDIFF(DAY, `t16`.`due_before`, `t16`.`new_due_on`), 0), 0) AS DOUBLE)
                      ),
                      COALESCE(
                        GREATEST(CAST(DATEDIFF(DAY, `t16`.`made_on`, `t16`.`due_before`) AS DOUBLE) * 0.25e0, 7.0e0),
                        7.0e0
                      )
                    )
                  )
                ) * 1000000.0e0,
                0
              ) AS BIGINT) AS DOUBLE),
              1000000.0e0
            ),
            2.0e0
          )
        )
      )
    ) * 1000000.0e0,
    0
  ) AS BIGINT) AS `debit_micro`,
  DATEDIFF(
    DAY,
    IF(
      COALESCE(DATEDIFF(DAY, `t16`.`due_before`, `t16`.`changed_on`), 0) > 0,
      LEAST(
        `t16`.`changed_on`,
        CAST(CAST(`t16`.`due_before` + INTERVAL '365' DAY AS TIMESTAMP) AS DATE)
      ),
      `t16`.`changed_on`
    ),
    `t3`.`at`
  ) AS `age_days`
FROM (
  SELECT
    `t14`.`promise_id`,
    `t14`.`viewer_id`,
    `t14`.`event_id`,
    `t14`.`new_due_on`,
    `t14`.`new_level`,
    `t14`.`changed_on`,
    `t14`.`by_customer`,
    `t14`.`place`,
    COALESCE(`t14`.`due_before`, `t14`.`first_due_on`) AS `due_before`,
    COALESCE(`t14`.`level_before`, `t14`.`promised_level`) AS `level_before`,
    `t14`.`account_id`,
    `t14`.`person_id`,
    `t14`.`promiser_id`,
    `t14`.`need_id`,
    `t14`.`pillar_id`,
    `t14`.`made_on`,
    `t14`.`first_due_on`,
    `t14`.`promised_level`,
    `t14`.`floor`,
    `t14`.`lower_is_better`,
    `t14`.`importance_milli`,
    `t14`.`due_was_given`,
    `t14`.`outcomes_told`
  FROM (
    SELECT
      `t13`.`promise_id`,
      `t13`.`viewer_id`,
      `t13`.`event_id`,
      `t13`.`new_due_on`,
      `t13`.`new_level`,
      `t13`.`changed_on`,
      `t13`.`by_customer`,
      `t13`.`place`,
      `t13`.`due_before`,
      `t13`.`level_before`,
      `t4`.`account_id`,
      `t4`.`person_id`,
      `t4`.`promiser_id`,
      `t4`.`need_id`,
      `t4`.`pillar_id`,
      `t4`.`made_on`,
      `t4`.`first_due_on`,
      `t4`.`promised_level`,
      `t4`.`floor`,
      `t4`.`lower_is_better`,
      `t4`.`importance_milli`,
      `t4`.`due_was_given`,
      `t4`.`outcomes_told`
    FROM (
      SELECT
        `t11`.`promise_id`,
        `t11`.`viewer_id`,
        `t11`.`event_id`,
        `t11`.`new_due_on`,
        `t11`.`new_level`,
        `t11`.`changed_on`,
        `t11`.`by_customer`,
        `t11`.`place`,
        `t11`.`due_before`,
        `t11`.`level_before`
      FROM (
        SELECT
          `t5`.`promise_id`,
          `t5`.`viewer_id`,
          `t5`.`event_id`,
          `t5`.`new_due_on`,
          `t5`.`new_level`,
          `t5`.`changed_on`,
          `t5`.`by_customer`,
          `t5`.`place`,
          `t10`.`promise_id` AS `promise_id_right`,
          `t10`.`viewer_id` AS `viewer_id_right`,
          `t10`.`place` AS `place_right`,
          `t10`.`due_before`,
          `t10`.`level_before`
        FROM `promise_changes` AS `t5`
        LEFT OUTER JOIN (
          SELECT
            `t8`.`promise_id`,
            `t8`.`viewer_id`,
            `t8`.`place`,
            MAX_BY(
              IF(`t8`.`then_due_on` IS NOT NULL, `t8`.`then_due_on`, NULL),
              IF(`t8`.`then_due_on` IS NOT NULL, `t8`.`then`, NULL)
            ) AS `due_before`,
            MAX_BY(
              IF(
                `t8`.`then_level` IS NOT NULL AND NOT ISNAN(`t8`.`then_level`),
                `t8`.`then_level`,
                NULL
              ),
              IF(`t8`.`then_level` IS NOT NULL AND NOT ISNAN(`t8`.`then_level`), `t8`.`then`, NULL)
            ) AS `level_before`
          FROM (
            SELECT
              `t5`.`promise_id`,
              `t5`.`viewer_id`,
              `t5`.`event_id`,
              `t5`.`new_due_on`,
              `t5`.`new_level`,
              `t5`.`changed_on`,
              `t5`.`by_customer`,
              `t5`.`place`,
              `t7`.`promise_id` AS `promise_id_right`,
              `t7`.`viewer_id` AS `viewer_id_right`,
              `t7`.`then`,
              `t7`.`then_due_on`,
              `t7`.`then_level`
            FROM `promise_changes` AS `t5`
            INNER JOIN (
              SELECT
                `t2`.`promise_id`,
                `t2`.`viewer_id`,
                `t2`.`place` AS `then`,
                `t2`.`new_due_on` AS `then_due_on`,
                `t2`.`new_level` AS `then_level`
              FROM `promise_changes` AS `t2`
            ) AS `t7`
              ON `t5`.`promise_id` = `t7`.`promise_id`
              AND `t5`.`viewer_id` = `t7`.`viewer_id`
              AND `t7`.`then` < `t5`.`place`
          ) AS `t8`
          GROUP BY
            1,
            2,
            3
        ) AS `t10`
          ON `t5`.`promise_id` = `t10`.`promise_id`
          AND `t5`.`viewer_id` = `t10`.`viewer_id`
          AND `t5`.`place` = `t10`.`place`
      ) AS `t11`
    ) AS `t13`
    INNER JOIN `our_promises` AS `t4`
      ON `t13`.`promise_id` = `t4`.`promise_id`
  ) AS `t14`
) AS `t16`
CROSS JOIN `moment` AS `t3`

-- measure: changed_terms
SELECT
  `t0`.`promise_id`,
  `t0`.`viewer_id`,
  MAX_BY(
    IF(`t0`.`new_due_on` IS NOT NULL, `t0`.`new_due_on`, NULL),
    IF(`t0`.`new_due_on` IS NOT NULL, `t0`.`place`, NULL)
  ) AS `now_due_on`,
  MAX_BY(
    IF(`t0`.`new_level` IS NOT NULL AND NOT ISNAN(`t0`.`new_level`), `t0`.`new_level`, NULL),
    IF(`t0`.`new_level` IS NOT NULL AND NOT ISNAN(`t0`.`new_level`), `t0`.`place`, NULL)
  ) AS `now_level`,
  MAX_BY(
    IF((
      `t0`.`new_due_on` IS NOT NULL
    ) AND `t0`.`by_customer`, `t0`.`new_due_on`, NULL),
    IF((
      `t0`.`new_due_on` IS NOT NULL
    ) AND `t0`.`by_customer`, `t0`.`place`, NULL)
  ) AS `wished_due_on`,
  MAX_BY(
    IF(
      `t0`.`new_level` IS NOT NULL
      AND NOT ISNAN(`t0`.`new_level`)
      AND `t0`.`by_customer`,
      `t0`.`new_level`,
      NULL
    ),
    IF(
      `t0`.`new_level` IS NOT NULL
      AND NOT ISNAN(`t0`.`new_level`)
      AND `t0`.`by_customer`,
      `t0`.`place`,
      NULL
    )
  ) AS `wished_level`
FROM `promise_changes` AS `t0`
GROUP BY
  1,
  2

-- measure: excused_slips
SELECT
  `t17`.`promise_id`,
  `t17`.`viewer_id`,
  `t17`.`last`.`due` AS `excused_due_on`
FROM (
  SELECT
    `t16`.`promise_id`,
    `t16`.`viewer_id`,
    MAX(
      STRUCT(
        `t16`.`happened_on` AS `on`,
        `t16`.`event_id` AS `event`,
        `t16`.`new_due_on` AS `due`
      )
    ) AS `last`
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t11`.`event_id`,
        `t11`.`promise_id`,
        `t11`.`kind`,
        `t11`.`happened_on`,
        `t11`.`level`,
        `t11`.`new_due_on`,
        `t11`.`new_level`,
        `t11`.`asked_by`,
        `t11`.`agreed`,
        `t11`.`cause`,
        `t11`.`verdict`,
        `t11`.`said_by`,
        `t11`.`words`,
        `t11`.`batch_id`,
        `t14`.`viewer_id`,
        `t14`.`due_on`
      FROM (
        SELECT
          *
        FROM `promise_events` AS `t0`
        WHERE
          `t0`.`kind` = 'warned'
      ) AS `t11`
      INNER JOIN (
        SELECT
          `t5`.`promise_id`,
          `t5`.`viewer_id`,
          COALESCE(`t6`.`now_due_on`, `t10`.`first_due_on`) AS `due_on`
        FROM `promise_viewers` AS `t5`
        INNER JOIN (
          SELECT
            `t3`.`promise_id`
          FROM `promise_history` AS `t3`
          WHERE
            `t3`.`customer_caused` AND `t3`.`first_warned_on` IS NOT NULL
        ) AS `t12`
          ON `t5`.`promise_id` = `t12`.`promise_id`
        INNER JOIN (
          SELECT
            `t4`.`promise_id`,
            `t4`.`first_due_on`
          FROM `our_promises` AS `t4`
        ) AS `t10`
          ON `t5`.`promise_id` = `t10`.`promise_id`
        LEFT OUTER JOIN `changed_terms` AS `t6`
          ON `t5`.`promise_id` = `t6`.`promise_id` AND `t5`.`viewer_id` = `t6`.`viewer_id`
      ) AS `t14`
        ON `t11`.`promise_id` = `t14`.`promise_id`
    ) AS `t15`
    WHERE
      (
        `t15`.`due_on` IS NULL
      ) OR (
        `t15`.`happened_on` <= `t15`.`due_on`
      )
  ) AS `t16`
  GROUP BY
    1,
    2
) AS `t17`

-- measure: promise_cases not_stored
SELECT
  `t35`.`promise_id`,
  `t35`.`account_id`,
  `t35`.`person_id`,
  `t35`.`viewer_id`,
  `t35`.`promiser_id`,
  `t35`.`own`,
  `t35`.`weight_milli`,
  `t35`.`due_on`,
  `t35`.`excused`,
  `t35`.`delivered_on`,
  `t35`.`verdict`,
  `t35`.`verdict_on`,
  `t35`.`ended_on`,
  `t35`.`ended_how`,
  `t35`.`at`,
  COALESCE(
    GREATEST(CAST(DATEDIFF(DAY, `t35`.`made_on`, `t35`.`due_on`) AS DOUBLE) * 0.25e0, 7.0e0),
    7.0e0
  ) AS `half_days`,
  `t35`.`has_events`,
  `t35`.`outcomes_told`,
  COALESCE(
    (
      `t35`.`ended_how` = 'withdrawn'
    ) AND (
      `t35`.`ended_by` = 'customer'
    ),
    FALSE
  )
  OR (
    `t35`.`excused` AND (
      `t35`.`ended_on` IS NOT NULL
    )
  ) AS `released`,
  POWER(
    2.0e0,
    TRY_DIVIDE(
      -(
        CAST(GREATEST(COALESCE(DATEDIFF(DAY, `t35`.`due_on`, `t35`.`delivered_on`), 0), 0) AS DOUBLE)
      ),
      COALESCE(
        GREATEST(CAST(DATEDIFF(DAY, `t35`.`made_on`, `t35`.`due_on`) AS DOUBLE) * 0.25e0, 7.0e0),
        7.0e0
      )
    )
  ) AS `on_time`,
  COALESCE(DATEDIFF(DAY, `t35`.`due_on`, `t35`.`delivered_on`), 0) > 0 AS `is_late`,
  IF(
    `t35`.`excused`,
    GREATEST(
      IF(
        IF(
          `t35`.`lower_is_better`,
          `t35`.`floor` > `t35`.`promised`,
          `t35`.`floor` < `t35`.`promised`
        ),
        LEAST(
          GREATEST(
            TRY_DIVIDE(
              COALESCE(`t35`.`delivered_level`, `t35`.`promised`) - `t35`.`floor`,
              IF(
                IF(
                  `t35`.`lower_is_better`,
                  `t35`.`floor` > `t35`.`promised`,
                  `t35`.`floor` < `t35`.`promised`
                ),
                `t35`.`promised` - `t35`.`floor`,
                1.0e0
              )
            ),
            0.0e0
          ),
          1.5e0
        ),
        IF(
          IF(
            `t35`.`lower_is_better`,
            COALESCE(`t35`.`delivered_level`, `t35`.`promised`) <= `t35`.`promised`,
            COALESCE(`t35`.`delivered_level`, `t35`.`promised`) >= `t35`.`promised`
          ),
          1.0e0,
          0.0e0
        )
      ),
      1.0e0
    ),
    IF(
      IF(
        `t35`.`lower_is_better`,
        `t35`.`floor` > `t35`.`promised`,
        `t35`.`floor` < `t35`.`promised`
      ),
      LEAST(
        GREATEST(
          TRY_DIVIDE(
            COALESCE(`t35`.`delivered_level`, `t35`.`promised`) - `t35`.`floor`,
            IF(
              IF(
                `t35`.`lower_is_better`,
                `t35`.`floor` > `t35`.`promised`,
                `t35`.`floor` < `t35`.`promised`
              ),
              `t35`.`promised` - `t35`.`floor`,
              1.0e0
            )
          ),
          0.0e0
        ),
        1.5e0
      ),
      IF(
        IF(
          `t35`.`lower_is_better`,
          COALESCE(`t35`.`delivered_level`, `t35`.`promised`) <= `t35`.`promised`,
          COALESCE(`t35`.`delivered_level`, `t35`.`promised`) >= `t35`.`promised`
        ),
        1.0e0,
        0.0e0
      )
    )
  ) AS `record_share`,
  CASE
    WHEN `t35`.`verdict` = 'kept'
    THEN 1.0e0
    WHEN `t35`.`verdict` = 'exceeded'
    THEN 1.25e0
    WHEN `t35`.`verdict` = 'partly'
    THEN LEAST(GREATEST(COALESCE(`t35`.`verdict_level`, 0.5e0), 0.0e0), 1.0e0)
    WHEN `t35`.`verdict` IS NOT NULL
    THEN 0.0e0
    ELSE NULL
  END AS `verdict_share`,
  COALESCE(DATEDIFF(DAY, `t35`.`due_on`, `t35`.`at`), 0) AS `overdue_days`
FROM (
  SELECT
    `t34`.`promise_id`,
    `t34`.`account_id`,
    `t34`.`person_id`,
    `t34`.`promiser_id`,
    `t34`.`need_id`,
    `t34`.`pillar_id`,
    `t34`.`made_on`,
    `t34`.`first_due_on`,
    `t34`.`promised_level`,
    `t34`.`floor`,
    `t34`.`lower_is_better`,
    `t34`.`importance_milli`,
    `t34`.`due_was_given`,
    `t34`.`outcomes_told`,
    `t34`.`viewer_id`,
    `t34`.`own`,
    `t34`.`weight_milli`,
    `t34`.`judged_on`,
    `t34`.`first_warned_on`,
    `t34`.`delivered_on`,
    `t34`.`delivered_level`,
    `t34`.`ended_on`,
    `t34`.`ended_how`,
    `t34`.`ended_by`,
    `t34`.`changed`,
    `t34`.`customer_caused`,
    `t34`.`has_outcome`,
    `t34`.`now_due_on`,
    `t34`.`now_level`,
    `t34`.`wished_due_on`,
    `t34`.`wished_level`,
    `t34`.`excused_due_on`,
    `t34`.`excused`,
    `t34`.`verdict`,
    `t34`.`verdict_on`,
    `t34`.`verdict_level`,
    `t34`.`has_events`,
    `t34`.`at`,
    IF(
      `t34`.`excused`,
      `t34`.`excused_due_on`,
      COALESCE(`t34`.`now_due_on`, `t34`.`first_due_on`)
    ) AS `due_on`,
    COALESCE(`t34`.`now_level`, `t34`.`promised_level`) AS `promised`
  FROM (
    SELECT
      `t33`.`promise_id`,
      `t33`.`account_id`,
      `t33`.`person_id`,
      `t33`.`promiser_id`,
      `t33`.`need_id`,
      `t33`.`pillar_id`,
      `t33`.`made_on`,
      `t33`.`first_due_on`,
      `t33`.`promised_level`,
      `t33`.`floor`,
      `t33`.`lower_is_better`,
      `t33`.`importance_milli`,
      `t33`.`due_was_given`,
      `t33`.`outcomes_told`,
      `t33`.`viewer_id`,
      `t33`.`own`,
      `t33`.`weight_milli`,
      `t33`.`judged_on`,
      `t33`.`first_warned_on`,
      `t33`.`delivered_on`,
      `t33`.`delivered_level`,
      `t33`.`ended_on`,
      `t33`.`ended_how`,
      `t33`.`ended_by`,
      `t33`.`changed`,
      `t33`.`customer_caused`,
      `t33`.`has_outcome`,
      `t33`.`now_due_on`,
      `t33`.`now_level`,
      `t33`.`wished_due_on`,
      `t33`.`wished_level`,
      `t33`.`excused_due_on`,
      `t33`.`excused`,
      `t33`.`verdict`,
      `t33`.`verdict_on`,
      `t33`.`verdict_level`,
      `t33`.`has_events`,
      `t7`.`at`
    FROM (
      SELECT
        `t31`.`promise_id`,
        `t31`.`account_id`,
        `t31`.`person_id`,
        `t31`.`promiser_id`,
        `t31`.`need_id`,
        `t31`.`pillar_id`,
        `t31`.`made_on`,
        `t31`.`first_due_on`,
        `t31`.`promised_level`,
        `t31`.`floor`,
        `t31`.`lower_is_better`,
        `t31`.`importance_milli`,
        `t31`.`due_was_given`,
        `t31`.`outcomes_told`,
        `t31`.`viewer_id`,
        `t31`.`own`,
        `t31`.`weight_milli`,
        `t31`.`judged_on`,
        `t31`.`first_warned_on`,
        `t31`.`delivered_on`,
        `t31`.`delivered_level`,
        `t31`.`ended_on`,
        `t31`.`ended_how`,
        `t31`.`ended_by`,
        `t31`.`changed`,
        `t31`.`customer_caused`,
        `t31`.`has_outcome`,
        `t31`.`now_due_on`,
        `t31`.`now_level`,
        `t31`.`wished_due_on`,
        `t31`.`wished_level`,
        `t31`.`excused_due_on`,
        COALESCE(`t31`.`excused`, FALSE) AS `excused`,
        `t31`.`verdict`,
        `t31`.`verdict_on`,
        `t31`.`verdict_level`,
        `t31`.`changed` IS NOT NULL AS `has_events`
      FROM (
        SELECT
          `t30`.`promise_id`,
          `t30`.`account_id`,
          `t30`.`person_id`,
          `t30`.`promiser_id`,
          `t30`.`need_id`,
          `t30`.`pillar_id`,
          `t30`.`made_on`,
          `t30`.`first_due_on`,
          `t30`.`promised_level`,
          `t30`.`floor`,
          `t30`.`lower_is_better`,
          `t30`.`importance_milli`,
          `t30`.`due_was_given`,
          `t30`.`outcomes_told`,
          `t30`.`viewer_id`,
          `t30`.`own`,
          `t30`.`weight_milli`,
          `t30`.`judged_on`,
          `t30`.`first_warned_on`,
          `t30`.`delivered_on`,
          `t30`.`delivered_level`,
          `t30`.`ended_on`,
          `t30`.`ended_how`,
          `t30`.`ended_by`,
          `t30`.`changed`,
          `t30`.`customer_caused`,
          `t30`.`has_outcome`,
          `t30`.`now_due_on`,
          `t30`.`now_level`,
          `t30`.`wished_due_on`,
          `t30`.`wished_level`,
          `t30`.`excused_due_on`,
          `t30`.`excused`,
          `t30`.`verdict`,
          `t30`.`verdict_on`,
          `t30`.`verdict_level`
        FROM (
          SELECT
            `t29`.`promise_id`,
            `t29`.`account_id`,
            `t29`.`person_id`,
            `t29`.`promiser_id`,
            `t29`.`need_id`,
            `t29`.`pillar_id`,
            `t29`.`made_on`,
            `t29`.`first_due_on`,
            `t29`.`promised_level`,
            `t29`.`floor`,
            `t29`.`lower_is_better`,
            `t29`.`importance_milli`,
            `t29`.`due_was_given`,
            `t29`.`outcomes_told`,
            `t29`.`viewer_id`,
            `t29`.`own`,
            `t29`.`weight_milli`,
            `t29`.`judged_on`,
            `t29`.`first_warned_on`,
            `t29`.`delivered_on`,
            `t29`.`delivered_level`,
            `t29`.`ended_on`,
            `t29`.`ended_how`,
            `t29`.`ended_by`,
            `t29`.`changed`,
            `t29`.`customer_caused`,
            `t29`.`has_outcome`,
            `t29`.`now_due_on`,
            `t29`.`now_level`,
            `t29`.`wished_due_on`,
            `t29`.`wished_level`,
            `t29`.`excused_due_on`,
            `t29`.`excused`,
            `t8`.`promise_id` AS `promise_id_right`,
            `t8`.`viewer_id` AS `viewer_id_right`,
            `t8`.`verdict`,
            `t8`.`verdict_on`,
            `t8`.`verdict_level`
          FROM (
            SELECT
              `t27`.`promise_id`,
              `t27`.`account_id`,
              `t27`.`person_id`,
              `t27`.`promiser_id`,
              `t27`.`need_id`,
              `t27`.`pillar_id`,
              `t27`.`made_on`,
              `t27`.`first_due_on`,
              `t27`.`promised_level`,
              `t27`.`floor`,
              `t27`.`lower_is_better`,
              `t27`.`importance_milli`,
              `t27`.`due_was_given`,
              `t27`.`outcomes_told`,
              `t27`.`viewer_id`,
              `t27`.`own`,
              `t27`.`weight_milli`,
              `t27`.`judged_on`,
              `t27`.`first_warned_on`,
              `t27`.`delivered_on`,
              `t27`.`delivered_level`,
              `t27`.`ended_on`,
              `t27`.`ended_how`,
              `t27`.`ended_by`,
              `t27`.`changed`,
              `t27`.`customer_caused`,
              `t27`.`has_outcome`,
              `t27`.`now_due_on`,
              `t27`.`now_level`,
              `t27`.`wished_due_on`,
              `t27`.`wished_level`,
              `t27`.`excused_due_on`,
              `t27`.`excused`
            FROM (
              SELECT
                `t26`.`promise_id`,
                `t26`.`account_id`,
                `t26`.`person_id`,
                `t26`.`promiser_id`,
                `t26`.`need_id`,
                `t26`.`pillar_id`,
                `t26`.`made_on`,
                `t26`.`first_due_on`,
                `t26`.`promised_level`,
                `t26`.`floor`,
                `t26`.`lower_is_better`,
                `t26`.`importance_milli`,
                `t26`.`due_was_given`,
                `t26`.`outcomes_told`,
                `t26`.`viewer_id`,
                `t26`.`own`,
                `t26`.`weight_milli`,
                `t26`.`judged_on`,
                `t26`.`first_warned_on`,
                `t26`.`delivered_on`,
                `t26`.`delivered_level`,
                `t26`.`ended_on`,
                `t26`.`ended_how`,
                `t26`.`ended_by`,
                `t26`.`changed`,
                `t26`.`customer_caused`,
                `t26`.`has_outcome`,
                `t26`.`now_due_on`,
                `t26`.`now_level`,
                `t26`.`wished_due_on`,
                `t26`.`wished_level`,
                `t14`.`promise_id` AS `promise_id_right`,
                `t14`.`viewer_id` AS `viewer_id_right`,
                `t14`.`excused_due_on`,
                `t14`.`excused`
              FROM (
                SELECT
                  `t24`.`promise_id`,
                  `t24`.`account_id`,
                  `t24`.`person_id`,
                  `t24`.`promiser_id`,
                  `t24`.`need_id`,
                  `t24`.`pillar_id`,
                  `t24`.`made_on`,
                  `t24`.`first_due_on`,
                  `t24`.`promised_level`,
                  `t24`.`floor`,
                  `t24`.`lower_is_better`,
                  `t24`.`importance_milli`,
                  `t24`.`due_was_given`,
                  `t24`.`outcomes_told`,
                  `t24`.`viewer_id`,
                  `t24`.`own`,
                  `t24`.`weight_milli`,
                  `t24`.`judged_on`,
                  `t24`.`first_warned_on`,
                  `t24`.`delivered_on`,
                  `t24`.`delivered_level`,
                  `t24`.`ended_on`,
                  `t24`.`ended_how`,
                  `t24`.`ended_by`,
                  `t24`.`changed`,
                  `t24`.`customer_caused`,
                  `t24`.`has_outcome`,
                  `t24`.`now_due_on`,
                  `t24`.`now_level`,
                  `t24`.`wished_due_on`,
                  `t24`.`wished_level`
                FROM (
                  SELECT
                    `t23`.`promise_id`,
                    `t23`.`account_id`,
                    `t23`.`person_id`,
                    `t23`.`promiser_id`,
                    `t23`.`need_id`,
                    `t23`.`pillar_id`,
                    `t23`.`made_on`,
                    `t23`.`first_due_on`,
                    `t23`.`promised_level`,
                    `t23`.`floor`,
                    `t23`.`lower_is_better`,
                    `t23`.`importance_milli`,
                    `t23`.`due_was_given`,
                    `t23`.`outcomes_told`,
                    `t23`.`viewer_id`,
                    `t23`.`own`,
                    `t23`.`weight_milli`,
                    `t23`.`judged_on`,
                    `t23`.`first_warned_on`,
                    `t23`.`delivered_on`,
                    `t23`.`delivered_level`,
                    `t23`.`ended_on`,
                    `t23`.`ended_how`,
                    `t23`.`ended_by`,
                    `t23`.`changed`,
                    `t23`.`customer_caused`,
                    `t23`.`has_outcome`,
                    `t9`.`promise_id` AS `promise_id_right`,
                    `t9`.`viewer_id` AS `viewer_id_right`,
                    `t9`.`now_due_on`,
                    `t9`.`now_level`,
                    `t9`.`wished_due_on`,
                    `t9`.`wished_level`
                  FROM (
                    SELECT
                      `t21`.`promise_id`,
                      `t21`.`account_id`,
                      `t21`.`person_id`,
                      `t21`.`promiser_id`,
                      `t21`.`need_id`,
                      `t21`.`pillar_id`,
                      `t21`.`made_on`,
                      `t21`.`first_due_on`,
                      `t21`.`promised_level`,
                      `t21`.`floor`,
                      `t21`.`lower_is_better`,
                      `t21`.`importance_milli`,
                      `t21`.`due_was_given`,
                      `t21`.`outcomes_told`,
                      `t21`.`viewer_id`,
                      `t21`.`own`,
                      `t21`.`weight_milli`,
                      `t21`.`judged_on`,
                      `t21`.`first_warned_on`,
                      `t21`.`delivered_on`,
                      `t21`.`delivered_level`,
                      `t21`.`ended_on`,
                      `t21`.`ended_how`,
                      `t21`.`ended_by`,
                      `t21`.`changed`,
                      `t21`.`customer_caused`,
                      `t21`.`has_outcome`
                    FROM (
                      SELECT
                        `t20`.`promise_id`,
                        `t20`.`account_id`,
                        `t20`.`person_id`,
                        `t20`.`promiser_id`,
                        `t20`.`need_id`,
                        `t20`.`pillar_id`,
                        `t20`.`made_on`,
                        `t20`.`first_due_on`,
                        `t20`.`promised_level`,
                        `t20`.`floor`,
                        `t20`.`lower_is_better`,
                        `t20`.`importance_milli`,
                        `t20`.`due_was_given`,
                        `t20`.`outcomes_told`,
                        `t20`.`viewer_id`,
                        `t20`.`own`,
                        `t20`.`weight_milli`,
                        `t10`.`promise_id` AS `promise_id_right`,
                        `t10`.`judged_on`,
                        `t10`.`first_warned_on`,
                        `t10`.`delivered_on`,
                        `t10`.`delivered_level`,
                        `t10`.`ended_on`,
                        `t10`.`ended_how`,
                        `t10`.`ended_by`,
                        `t10`.`changed`,
                        `t10`.`customer_caused`,
                        `t10`.`has_outcome`
                      FROM (
                        SELECT
                          `t18`.`promise_id`,
                          `t18`.`account_id`,
                          `t18`.`person_id`,
                          `t18`.`promiser_id`,
                          `t18`.`need_id`,
                          `t18`.`pillar_id`,
                          `t18`.`made_on`,
                          `t18`.`first_due_on`,
                          `t18`.`promised_level`,
                          `t18`.`floor`,
                          `t18`.`lower_is_better`,
                          `t18`.`importance_milli`,
                          `t18`.`due_was_given`,
                          `t18`.`outcomes_told`,
                          `t18`.`viewer_id`,
                          `t18`.`own`,
                          IF(
                            `t18`.`own`,
                            `t18`.`importance_milli`,
                            CAST(ROUND(`t18`.`importance_milli` * 0.5e0, 0) AS BIGINT)
                          ) AS `weight_milli`
                        FROM (
                          SELECT
                            *
                          FROM (
                            SELECT
                              `t5`.`promise_id`,
                              `t5`.`account_id`,
                              `t5`.`person_id`,
                              `t5`.`promiser_id`,
                              `t5`.`need_id`,
                              `t5`.`pillar_id`,
                              `t5`.`made_on`,
                              `t5`.`first_due_on`,
                              `t5`.`promised_level`,
                              `t5`.`floor`,
                              `t5`.`lower_is_better`,
                              `t5`.`importance_milli`,
                              `t5`.`due_was_given`,
                              `t5`.`outcomes_told`,
                              COALESCE(`t5`.`person_id`, '') AS `viewer_id`,
                              TRUE AS `own`
                            FROM `our_promises` AS `t5`
                          ) AS `t15`
                          UNION ALL
                          SELECT
                            *
                          FROM (
                            SELECT
                              `t16`.`promise_id`,
                              `t16`.`account_id`,
                              `t16`.`person_id`,
                              `t16`.`promiser_id`,
                              `t16`.`need_id`,
                              `t16`.`pillar_id`,
                              `t16`.`made_on`,
                              `t16`.`first_due_on`,
                              `t16`.`promised_level`,
                              `t16`.`floor`,
                              `t16`.`lower_is_better`,
                              `t16`.`importance_milli`,
                              `t16`.`due_was_given`,
                              `t16`.`outcomes_told`,
                              `t16`.`viewer_id`,
                              FALSE AS `own`
                            FROM (
                              SELECT
                                `t11`.`promise_id`,
                                `t11`.`account_id`,
                                `t11`.`person_id`,
                                `t11`.`promiser_id`,
                                `t11`.`need_id`,
                                `t11`.`pillar_id`,
                                `t11`.`made_on`,
                                `t11`.`first_due_on`,
                                `t11`.`promised_level`,
                                `t11`.`floor`,
                                `t11`.`lower_is_better`,
                                `t11`.`importance_milli`,
                                `t11`.`due_was_given`,
                                `t11`.`outcomes_told`,
                                `t12`.`viewer_id`
                              FROM `our_promises` AS `t11`
                              INNER JOIN `account_promise_viewers` AS `t12`
                                ON `t11`.`promise_id` = `t12`.`promise_id`
                            ) AS `t16`
                          ) AS `t17`
                        ) AS `t18`
                      ) AS `t20`
                      LEFT OUTER JOIN `promise_history` AS `t10`
                        ON `t20`.`promise_id` = `t10`.`promise_id`
                    ) AS `t21`
                  ) AS `t23`
                  LEFT OUTER JOIN `changed_terms` AS `t9`
                    ON `t23`.`promise_id` = `t9`.`promise_id` AND `t23`.`viewer_id` = `t9`.`viewer_id`
                ) AS `t24`
              ) AS `t26`
              LEFT OUTER JOIN (
                SELECT
                  `t2`.`promise_id`,
                  `t2`.`viewer_id`,
                  `t2`.`excused_due_on`,
                  TRUE AS `excused`
                FROM `excused_slips` AS `t2`
              ) AS `t14`
                ON `t26`.`promise_id` = `t14`.`promise_id` AND `t26`.`viewer_id` = `t14`.`viewer_id`
            ) AS `t27`
          ) AS `t29`
          LEFT OUTER JOIN `verdicts` AS `t8`
            ON `t29`.`promise_id` = `t8`.`promise_id` AND `t29`.`viewer_id` = `t8`.`viewer_id`
        ) AS `t30`
      ) AS `t31`
    ) AS `t33`
    CROSS JOIN `moment` AS `t7`
  ) AS `t34`
) AS `t35`

-- measure: promise_judgements not_stored
SELECT
  `t2`.`promise_id`,
  `t2`.`account_id`,
  `t2`.`person_id`,
  `t2`.`viewer_id`,
  `t2`.`promiser_id`,
  `t2`.`own`,
  `t2`.`weight_milli`,
  `t2`.`due_on`,
  `t2`.`speaks_on`,
  `t2`.`at`,
  `t2`.`silent`,
  CASE
    WHEN `t2`.`judged`
    AND (
      TRY_DIVIDE(CAST(CAST(ROUND(`t2`.`reached` * 1000000.0e0, 0) AS BIGINT) AS DOUBLE), 1000000.0e0) <= 0.0e0
    )
    THEN 'broken'
    WHEN `t2`.`verdict` = 'partly'
    THEN 'short'
    WHEN `t2`.`judged`
    AND (
      TRY_DIVIDE(CAST(CAST(ROUND(`t2`.`reached` * 1000000.0e0, 0) AS BIGINT) AS DOUBLE), 1000000.0e0) < 1.0e0
    )
    THEN 'short'
    WHEN `t2`.`judged`
    AND (
      (
        `t2`.`delivered_on` IS NOT NULL
      ) AND `t2`.`is_late`
    )
    THEN 'late'
    WHEN `t2`.`judged`
    THEN 'kept'
    WHEN (
      `t2`.`ended_how` = 'withdrawn'
    )
    OR (
      (
        `t2`.`ended_on` IS NOT NULL
      ) AND `t2`.`released`
    )
    THEN 'withdrawn'
    WHEN (
      `t2`.`ended_on` IS NOT NULL
    ) OR `t2`.`broken_by_time`
    THEN 'broken'
    WHEN `t2`.`overdue` AND (
      `t2`.`accruing` OR `t2`.`has_events`
    )
    THEN 'overdue'
    WHEN `t2`.`overdue`
    THEN 'unknown'
    ELSE 'open'
  END AS `state`,
  CASE
    WHEN `t2`.`judged`
    THEN `t2`.`degree_micro`
    WHEN `t2`.`broken_by_time`
    OR (
      (
        `t2`.`ended_on` IS NOT NULL
      ) AND NOT (
        `t2`.`released`
      )
    )
    THEN 0
    ELSE NULL
  END AS `degree_micro`,
  CASE
    WHEN `t2`.`delivered_on` IS NOT NULL
    THEN CAST(ROUND(LEAST(`t2`.`record_share`, 1.0e0) * `t2`.`on_time` * 1000000.0e0, 0) AS BIGINT)
    WHEN (
      `t2`.`ended_on` IS NOT NULL
    ) AND NOT (
      `t2`.`released`
    )
    THEN 0
    ELSE NULL
  END AS `recorded_micro`,
  `t2`.`verdict` IS NOT NULL AS `judged_by_customer`,
  IF(
    `t2`.`judged`,
    CAST(ROUND(GREATEST(`t2`.`reached` - 1.0e0, 0.0e0) * `t2`.`factor` * 1000000.0e0, 0) AS BIGINT),
    0
  ) AS `surplus_micro`,
  IF(`t2`.`judged`, `t2`.`degree_micro`, 0) AS `credit_micro`,
  CASE
    WHEN `t2`.`judged`
    THEN 1000000 - `t2`.`degree_micro`
    WHEN `t2`.`broken_off` OR `t2`.`broken_by_time`
    THEN 1000000
    WHEN `t2`.`accruing`
    THEN `t2`.`accrued_micro`
    ELSE 0
  END AS `debit_micro`,
  COALESCE(DATEDIFF(DAY, `t2`.`speaks_on`, `t2`.`at`), 0) AS `credit_age_days`,
  IF(`t2`.`verdict` = 'misled', 0, COALESCE(DATEDIFF(DAY, `t2`.`debit_on`, `t2`.`at`), 0)) AS `debit_age_days`,
  `t2`.`overdue_days`,
  (
    `t2`.`ended_on` IS NOT NULL
  ) AND `t2`.`released` AND NOT (
    `t2`.`judged`
  ) AS `released`
FROM (
  SELECT
    `t1`.`promise_id`,
    `t1`.`account_id`,
    `t1`.`person_id`,
    `t1`.`viewer_id`,
    `t1`.`promiser_id`,
    `t1`.`own`,
    `t1`.`weight_milli`,
    `t1`.`due_on`,
    `t1`.`excused`,
    `t1`.`delivered_on`,
    `t1`.`verdict`,
    `t1`.`verdict_on`,
    `t1`.`ended_on`,
    `t1`.`ended_how`,
    `t1`.`at`,
    `t1`.`half_days`,
    `t1`.`has_events`,
    `t1`.`outcomes_told`,
    `t1`.`released`,
    `t1`.`on_time`,
    `t1`.`is_late`,
    `t1`.`record_share`,
    `t1`.`verdict_share`,
    `t1`.`overdue_days`,
    `t1`.`judged`,
    `t1`.`reached`,
    `t1`.`factor`,
    `t1`.`stops_on`,
    `t1`.`expired`,
    `t1`.`degree_micro`,
    `t1`.`overdue`,
    1000000 - CAST(ROUND(
      (
        POWER(
          2.0e0,
          TRY_DIVIDE(-(
            CAST(GREATEST(`t1`.`overdue_days`, 0) AS DOUBLE)
          ), `t1`.`half_days`)
        )
      ) * 1000000.0e0,
      0
    ) AS BIGINT) AS `accrued_micro`,
    `t1`.`overdue` AND NOT (
      `t1`.`has_events`
    ) AS `silent`,
    `t1`.`overdue` AND `t1`.`has_events` AND `t1`.`expired` AS `broken_by_time`,
    `t1`.`overdue`
    AND (
      `t1`.`has_events` OR `t1`.`outcomes_told`
    )
    AND NOT (
      `t1`.`expired`
    ) AS `accruing`,
    NOT (
      `t1`.`judged`
    )
    AND (
      `t1`.`ended_on` IS NOT NULL
    )
    AND NOT (
      `t1`.`released`
    ) AS `broken_off`,
    CASE
      WHEN `t1`.`delivered_on` IS NOT NULL
      THEN `t1`.`delivered_on`
      WHEN `t1`.`verdict` IN ('kept', 'partly', 'exceeded')
      THEN LEAST(`t1`.`verdict_on`, `t1`.`due_on`)
      WHEN `t1`.`verdict` IS NOT NULL
      THEN `t1`.`verdict_on`
      WHEN NOT (
        `t1`.`judged`
      )
      AND (
        `t1`.`ended_on` IS NOT NULL
      )
      AND NOT (
        `t1`.`released`
      )
      THEN LEAST(`t1`.`ended_on`, `t1`.`stops_on`)
      WHEN `t1`.`overdue` AND `t1`.`has_events` AND `t1`.`expired`
      THEN `t1`.`stops_on`
      ELSE NULL
    END AS `speaks_on`,
    IF(
      `t1`.`delivered_on` IS NOT NULL,
      LEAST(`t1`.`delivered_on`, `t1`.`stops_on`),
      CASE
        WHEN `t1`.`delivered_on` IS NOT NULL
        THEN `t1`.`delivered_on`
        WHEN `t1`.`verdict` IN ('kept', 'partly', 'exceeded')
        THEN LEAST(`t1`.`verdict_on`, `t1`.`due_on`)
        WHEN `t1`.`verdict` IS NOT NULL
        THEN `t1`.`verdict_on`
        WHEN NOT (
          `t1`.`judged`
        )
        AND (
          `t1`.`ended_on` IS NOT NULL
        )
        AND NOT (
          `t1`.`released`
        )
        THEN LEAST(`t1`.`ended_on`, `t1`.`stops_on`)
        WHEN `t1`.`overdue` AND `t1`.`has_events` AND `t1`.`expired`
        THEN `t1`.`stops_on`
        ELSE NULL
      END
    ) AS `debit_on`
  FROM (
    SELECT
      `t0`.`promise_id`,
      `t0`.`account_id`,
      `t0`.`person_id`,
      `t0`.`viewer_id`,
      `t0`.`promiser_id`,
      `t0`.`own`,
      `t0`.`weight_milli`,
      `t0`.`due_on`,
      `t0`.`excused`,
      `t0`.`delivered_on`,
      `t0`.`verdict`,
      `t0`.`verdict_on`,
      `t0`.`ended_on`,
      `t0`.`ended_how`,
      `t0`.`at`,
      `t0`.`half_days`,
      `t0`.`has_events`,
      `t0`.`outcomes_told`,
      `t0`.`released`,
      `t0`.`on_time`,
      `t0`.`is_late`,
      `t0`.`record_share`,
      `t0`.`verdict_share`,
      `t0`.`overdue_days`,
      (
        `t0`.`verdict` IS NOT NULL
      ) OR (
        `t0`.`delivered_on` IS NOT NULL
      ) AS `judged`,
      IF(`t0`.`verdict` IS NOT NULL, `t0`.`verdict_share`, `t0`.`record_share`) AS `reached`,
      IF(`t0`.`delivered_on` IS NOT NULL, `t0`.`on_time`, 1.0e0) AS `factor`,
      CAST(CAST(`t0`.`due_on` + INTERVAL '365' DAY AS TIMESTAMP) AS DATE) AS `stops_on`,
      `t0`.`overdue_days` >= 365.0e0 AS `expired`,
      CAST(ROUND(
        LEAST(IF(`t0`.`verdict` IS NOT NULL, `t0`.`verdict_share`, `t0`.`record_share`), 1.0e0) * IF(`t0`.`delivered_on` IS NOT NULL, `t0`.`on_time`, 1.0e0) * 1000000.0e0,
        0
      ) AS BIGINT) AS `degree_micro`,
      NOT (
        (
          `t0`.`verdict` IS NOT NULL
        ) OR (
          `t0`.`delivered_on` IS NOT NULL
        )
      )
      AND (
        `t0`.`ended_on` IS NULL
      )
      AND (
        `t0`.`overdue_days` > 0
      ) AS `overdue`
    FROM `promise_cases` AS `t0`
  ) AS `t1`
) AS `t2`

-- measure: promise_evidence
SELECT
  `t21`.`promise_id`,
  `t21`.`account_id`,
  `t21`.`viewer_id`,
  `t21`.`person_id`,
  `t21`.`promiser_id`,
  `t21`.`own`,
  `t21`.`weight_milli`,
  `t21`.`due_on`,
  `t21`.`speaks_on`,
  `t21`.`state`,
  `t21`.`degree_micro`,
  `t21`.`recorded_micro`,
  `t21`.`judged_by_customer`,
  `t21`.`surplus_micro`,
  `t21`.`silent`,
  `t21`.`released`,
  `t21`.`person_id` IS NOT NULL AS `named`,
  `t21`.`weight_milli` * COALESCE(`t7`.`credit_nano`, 0) * `t21`.`credit_micro` AS `credit_atto`,
  `t21`.`weight_milli` * COALESCE(`t8`.`debit_nano`, 0) * `t21`.`debit_micro` AS `debit_atto`,
  `t21`.`weight_milli` * COALESCE(`t9`.`assumed_nano`, 0) * IF(`t21`.`silent`, 1000000, 0) AS `assumed_atto`,
  NOT (
    `t21`.`state` IN ('open', 'unknown')
  )
  AND NOT (
    (
      `t21`.`state` = 'withdrawn'
    ) AND (
      `t21`.`degree_micro` IS NULL
    )
  )
  AND (
    (
      `t21`.`due_on` IS NULL
    ) OR (
      `t21`.`due_on` <= `t21`.`at`
    )
  ) AS `is_due`,
  `t21`.`state` = 'kept' AS `is_kept`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t0`.`promise_id`,
      `t0`.`account_id`,
      `t0`.`person_id`,
      `t0`.`viewer_id`,
      `t0`.`promiser_id`,
      `t0`.`own`,
      `t0`.`weight_milli`,
      `t0`.`due_on`,
      `t0`.`speaks_on`,
      `t0`.`at`,
      `t0`.`silent`,
      `t0`.`state`,
      `t0`.`degree_micro`,
      `t0`.`recorded_micro`,
      `t0`.`judged_by_customer`,
      `t0`.`surplus_micro`,
      `t0`.`credit_micro`,
      `t0`.`debit_micro`,
      `t0`.`credit_age_days`,
      `t0`.`debit_age_days`,
      `t0`.`overdue_days`,
      `t0`.`released`,
      COALESCE(`t0`.`speaks_on`, LEAST(`t0`.`due_on`, `t0`.`at`)) AS `office_on`,
      GREATEST(`t0`.`overdue_days`, 0) AS `assumed_age_days`
    FROM `promise_judgements` AS `t0`
    WHERE
      `t0`.`own`
  ) AS `t11`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      `t14`.`promise_id`,
      `t14`.`account_id`,
      `t14`.`person_id`,
      `t14`.`viewer_id`,
      `t14`.`promiser_id`,
      `t14`.`own`,
      `t14`.`weight_milli`,
      `t14`.`due_on`,
      `t14`.`speaks_on`,
      `t14`.`at`,
      `t14`.`silent`,
      `t14`.`state`,
      `t14`.`degree_micro`,
      `t14`.`recorded_micro`,
      `t14`.`judged_by_customer`,
      `t14`.`surplus_micro`,
      `t14`.`credit_micro`,
      `t14`.`debit_micro`,
      `t14`.`credit_age_days`,
      `t14`.`debit_age_days`,
      `t14`.`overdue_days`,
      `t14`.`released`,
      `t14`.`office_on`,
      `t14`.`assumed_age_days`
    FROM (
      SELECT
        `t0`.`promise_id`,
        `t0`.`account_id`,
        `t0`.`person_id`,
        `t0`.`viewer_id`,
        `t0`.`promiser_id`,
        `t0`.`own`,
        `t0`.`weight_milli`,
        `t0`.`due_on`,
        `t0`.`speaks_on`,
        `t0`.`at`,
        `t0`.`silent`,
        `t0`.`state`,
        `t0`.`degree_micro`,
        `t0`.`recorded_micro`,
        `t0`.`judged_by_customer`,
        `t0`.`surplus_micro`,
        `t0`.`credit_micro`,
        `t0`.`debit_micro`,
        `t0`.`credit_age_days`,
        `t0`.`debit_age_days`,
        `t0`.`overdue_days`,
        `t0`.`released`,
        COALESCE(`t0`.`speaks_on`, LEAST(`t0`.`due_on`, `t0`.`at`)) AS `office_on`,
        GREATEST(`t0`.`overdue_days`, 0) AS `assumed_age_days`
      FROM `promise_judgements` AS `t0`
      WHERE
        NOT (
          `t0`.`own`
        )
    ) AS `t14`
    LEFT SEMI JOIN (
      SELECT DISTINCT
        `t16`.`promise_id`,
        `t16`.`viewer_id`
      FROM (
        SELECT
          `t15`.`promise_id`,
          `t15`.`account_id`,
          `t15`.`viewer_id`,
          `t15`.`office_on`,
          `t10`.`since`,
          `t10`.`until`
        FROM (
          SELECT
            `t0`.`promise_id`,
            `t0`.`account_id`,
            `t0`.`viewer_id`,
            COALESCE(`t0`.`speaks_on`, LEAST(`t0`.`due_on`, `t0`.`at`)) AS `office_on`
          FROM `promise_judgements` AS `t0`
          WHERE
            NOT (
              `t0`.`own`
            )
        ) AS `t15`
        INNER JOIN (
          SELECT
            `t2`.`account_id`,
            `t2`.`since`,
            `t2`.`until`,
            `t2`.`person_id` AS `viewer_id`
          FROM `terms_of_office` AS `t2`
        ) AS `t10`
          ON `t15`.`account_id` = `t10`.`account_id` AND `t15`.`viewer_id` = `t10`.`viewer_id`
      ) AS `t16`
      WHERE
        (
          (
            `t16`.`since` IS NULL
          ) OR (
            `t16`.`since` <= `t16`.`office_on`
          )
        )
        AND (
          (
            `t16`.`until` IS NULL
          ) OR (
            `t16`.`until` > `t16`.`office_on`
          )
        )
    ) AS `t18`
      ON `t14`.`promise_id` = `t18`.`promise_id` AND `t14`.`viewer_id` = `t18`.`viewer_id`
  ) AS `t19`
) AS `t21`
LEFT OUTER JOIN (
  SELECT
    `t1`.`age_days` AS `credit_age`,
    `t1`.`weight_nano` AS `credit_nano`
  FROM `trust_decay` AS `t1`
) AS `t7`
  ON `t21`.`credit_age_days` = `t7`.`credit_age`
LEFT OUTER JOIN (
  SELECT
    `t1`.`age_days` AS `debit_age`,
    `t1`.`weight_nano` AS `debit_nano`
  FROM `trust_decay` AS `t1`
) AS `t8`
  ON `t21`.`debit_age_days` = `t8`.`debit_age`
LEFT OUTER JOIN (
  SELECT
    `t1`.`age_days` AS `assumed_age`,
    `t1`.`weight_nano` AS `assumed_nano`
  FROM `trust_decay` AS `t1`
) AS `t9`
  ON `t21`.`assumed_age_days` = `t9`.`assumed_age`

-- measure: change_evidence
SELECT
  `t6`.`promise_id`,
  `t8`.`event_id`,
  `t6`.`account_id`,
  `t6`.`viewer_id`,
  `t6`.`own`,
  `t6`.`named`,
  `t6`.`weight_milli` * `t8`.`share` AS `debit_atto`
FROM (
  SELECT
    *
  FROM `promise_evidence` AS `t0`
  WHERE
    NOT (
      `t0`.`released`
    )
) AS `t6`
INNER JOIN (
  SELECT
    `t3`.`promise_id`,
    `t3`.`viewer_id`,
    `t3`.`event_id`,
    `t3`.`debit_micro` * `t4`.`weight_nano` AS `share`
  FROM `change_debits` AS `t3`
  INNER JOIN `trust_decay` AS `t4`
    ON `t3`.`age_days` = `t4`.`age_days`
) AS `t8`
  ON `t6`.`promise_id` = `t8`.`promise_id` AND `t6`.`viewer_id` = `t8`.`viewer_id`

-- measure: promise_sums
SELECT
  `t4`.`account_id`,
  `t4`.`viewer_id`,
  TRY_DIVIDE(
    CAST(COALESCE(
      SUM(
        CAST(ROUND(
          TRY_DIVIDE(
            CAST(`t4`.`credit_atto` - (
              `t4`.`credit_atto` % 1000000000
            ) AS DOUBLE),
            1000000000.0e0
          ),
          0
        ) AS BIGINT)
      ),
      0
    ) AS DOUBLE) + TRY_DIVIDE(CAST(COALESCE(SUM(`t4`.`credit_atto` % 1000000000), 0) AS DOUBLE), 1000000000.0e0),
    1000000000.0e0
  ) AS `credit`,
  TRY_DIVIDE(
    CAST(COALESCE(
      SUM(
        CAST(ROUND(
          TRY_DIVIDE(
            CAST(`t4`.`debit_atto` - (
              `t4`.`debit_atto` % 1000000000
            ) AS DOUBLE),
            1000000000.0e0
          ),
          0
        ) AS BIGINT)
      ),
      0
    ) AS DOUBLE) + TRY_DIVIDE(CAST(COALESCE(SUM(`t4`.`debit_atto` % 1000000000), 0) AS DOUBLE), 1000000000.0e0),
    1000000000.0e0
  ) AS `debit`,
  TRY_DIVIDE(
    CAST(COALESCE(
      SUM(
        CAST(ROUND(
          TRY_DIVIDE(
            CAST(`t4`.`credit_if_kept` - (
              `t4`.`credit_if_kept` % 1000000000
            ) AS DOUBLE),
            1000000000.0e0
          ),
          0
        ) AS BIGINT)
      ),
      0
    ) AS DOUBLE) + TRY_DIVIDE(CAST(COALESCE(SUM(`t4`.`credit_if_kept` % 1000000000), 0) AS DOUBLE), 1000000000.0e0),
    1000000000.0e0
  ) AS `credit_if_kept`,
  TRY_DIVIDE(
    CAST(COALESCE(
      SUM(
        CAST(ROUND(
          TRY_DIVIDE(
            CAST(`t4`.`debit_if_kept` - (
              `t4`.`debit_if_kept` % 1000000000
            ) AS DOUBLE),
            1000000000.0e0
          ),
          0
        ) AS BIGINT)
      ),
      0
    ) AS DOUBLE) + TRY_DIVIDE(CAST(COALESCE(SUM(`t4`.`debit_if_kept` % 1000000000), 0) AS DOUBLE), 1000000000.0e0),
    1000000000.0e0
  ) AS `debit_if_kept`,
  TRY_DIVIDE(
    CAST(COALESCE(
      SUM(
        CAST(ROUND(
          TRY_DIVIDE(
            CAST(IF(`t4`.`own_named`, `t4`.`credit_atto`, 0) - (
              IF(`t4`.`own_named`, `t4`.`credit_atto`, 0) % 1000000000
            ) AS DOUBLE),
            1000000000.0e0
          ),
          0
        ) AS BIGINT)
      ),
      0
    ) AS DOUBLE) + TRY_DIVIDE(
      CAST(COALESCE(SUM(IF(`t4`.`own_named`, `t4`.`credit_atto`, 0) % 1000000000), 0) AS DOUBLE),
      1000000000.0e0
    ),
    1000000000.0e0
  ) AS `named_credit`,
  TRY_DIVIDE(
    CAST(COALESCE(
      SUM(
        CAST(ROUND(
          TRY_DIVIDE(
            CAST(IF(`t4`.`own_named`, `t4`.`debit_atto`, 0) - (
              IF(`t4`.`own_named`, `t4`.`debit_atto`, 0) % 1000000000
            ) AS DOUBLE),
            1000000000.0e0
          ),
          0
        ) AS BIGINT)
      ),
      0
    ) AS DOUBLE) + TRY_DIVIDE(
      CAST(COALESCE(SUM(IF(`t4`.`own_named`, `t4`.`debit_atto`, 0) % 1000000000), 0) AS DOUBLE),
      1000000000.0e0
    ),
    1000000000.0e0
  ) AS `named_debit`,
  CAST(ROUND(CAST(COALESCE(SUM(`t4`.`due`), 0) AS DOUBLE), 0) AS BIGINT) AS `promises_due`,
  CAST(ROUND(CAST(COALESCE(SUM(`t4`.`kept`), 0) AS DOUBLE), 0) AS BIGINT) AS `promises_kept`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t0`.`account_id`,
      `t0`.`viewer_id`,
      `t0`.`credit_atto`,
      `t0`.`debit_atto`,
      `t0`.`own` AND `t0`.`named` AS `own_named`,
      `t0`.`credit_atto` + `t0`.`assumed_atto` AS `credit_if_kept`,
      IF(`t0`.`silent`, 0, `t0`.`debit_atto`) AS `debit_if_kept`,
      IF(`t0`.`own` AND `t0`.`is_due`, 1, 0) AS `due`,
      IF(`t0`.`own` AND `t0`.`is_due` AND `t0`.`is_kept`, 1, 0) AS `kept`
    FROM `promise_evidence` AS `t0`
  ) AS `t3`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      `t1`.`account_id`,
      `t1`.`viewer_id`,
      0 AS `credit_atto`,
      `t1`.`debit_atto`,
      `t1`.`own` AND `t1`.`named` AS `own_named`,
      0 AS `credit_if_kept`,
      `t1`.`debit_atto` AS `debit_if_kept`,
      0 AS `due`,
      0 AS `kept`
    FROM `change_evidence` AS `t1`
  ) AS `t2`
) AS `t4`
GROUP BY
  1,
  2

-- measure: account_promise_sums
SELECT
  `t4`.`account_id`,
  TRY_DIVIDE(
    CAST(COALESCE(
      SUM(
        CAST(ROUND(
          TRY_DIVIDE(
            CAST(`t4`.`credit_atto` - (
              `t4`.`credit_atto` % 1000000000
            ) AS DOUBLE),
            1000000000.0e0
          ),
          0
        ) AS BIGINT)
      ),
      0
    ) AS DOUBLE) + TRY_DIVIDE(CAST(COALESCE(SUM(`t4`.`credit_atto` % 1000000000), 0) AS DOUBLE), 1000000000.0e0),
    1000000000.0e0
  ) AS `credit`,
  TRY_DIVIDE(
    CAST(COALESCE(
      SUM(
        CAST(ROUND(
          TRY_DIVIDE(
            CAST(`t4`.`debit_atto` - (
              `t4`.`debit_atto` % 1000000000
            ) AS DOUBLE),
            1000000000.0e0
          ),
          0
        ) AS BIGINT)
      ),
      0
    ) AS DOUBLE) + TRY_DIVIDE(CAST(COALESCE(SUM(`t4`.`debit_atto` % 1000000000), 0) AS DOUBLE), 1000000000.0e0),
    1000000000.0e0
  ) AS `debit`,
  TRY_DIVIDE(
    CAST(COALESCE(
      SUM(
        CAST(ROUND(
          TRY_DIVIDE(
            CAST(IF(`t4`.`named`, `t4`.`credit_atto`, 0) - (
              IF(`t4`.`named`, `t4`.`credit_atto`, 0) % 1000000000
            ) AS DOUBLE),
            1000000000.0e0
          ),
          0
        ) AS BIGINT)
      ),
      0
    ) AS DOUBLE) + TRY_DIVIDE(
      CAST(COALESCE(SUM(IF(`t4`.`named`, `t4`.`credit_atto`, 0) % 1000000000), 0) AS DOUBLE),
      1000000000.0e0
    ),
    1000000000.0e0
  ) AS `named_credit`,
  TRY_DIVIDE(
    CAST(COALESCE(
      SUM(
        CAST(ROUND(
          TRY_DIVIDE(
            CAST(IF(`t4`.`named`, `t4`.`debit_atto`, 0) - (
              IF(`t4`.`named`, `t4`.`debit_atto`, 0) % 1000000000
            ) AS DOUBLE),
            1000000000.0e0
          ),
          0
        ) AS BIGINT)
      ),
      0
    ) AS DOUBLE) + TRY_DIVIDE(
      CAST(COALESCE(SUM(IF(`t4`.`named`, `t4`.`debit_atto`, 0) % 1000000000), 0) AS DOUBLE),
      1000000000.0e0
    ),
    1000000000.0e0
  ) AS `named_debit`,
  TRY_DIVIDE(
    CAST(COALESCE(
      SUM(
        CAST(ROUND(
          TRY_DIVIDE(
            CAST(IF(`t4`.`named`, 0, `t4`.`credit_atto`) - (
              IF(`t4`.`named`, 0, `t4`.`credit_atto`) % 1000000000
            ) AS DOUBLE),
            1000000000.0e0
          ),
          0
        ) AS BIGINT)
      ),
      0
    ) AS DOUBLE) + TRY_DIVIDE(
      CAST(COALESCE(SUM(IF(`t4`.`named`, 0, `t4`.`credit_atto`) % 1000000000), 0) AS DOUBLE),
      1000000000.0e0
    ),
    1000000000.0e0
  ) AS `shared_credit`,
  TRY_DIVIDE(
    CAST(COALESCE(
      SUM(
        CAST(ROUND(
          TRY_DIVIDE(
            CAST(IF(`t4`.`named`, 0, `t4`.`debit_atto`) - (
              IF(`t4`.`named`, 0, `t4`.`debit_atto`) % 1000000000
            ) AS DOUBLE),
            1000000000.0e0
          ),
          0
        ) AS BIGINT)
      ),
      0
    ) AS DOUBLE) + TRY_DIVIDE(
      CAST(COALESCE(SUM(IF(`t4`.`named`, 0, `t4`.`debit_atto`) % 1000000000), 0) AS DOUBLE),
      1000000000.0e0
    ),
    1000000000.0e0
  ) AS `shared_debit`,
  CAST(ROUND(CAST(COALESCE(SUM(`t4`.`due`), 0) AS DOUBLE), 0) AS BIGINT) AS `promises_due`,
  CAST(ROUND(CAST(COALESCE(SUM(`t4`.`kept`), 0) AS DOUBLE), 0) AS BIGINT) AS `promises_kept`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t0`.`account_id`,
      `t0`.`credit_atto`,
      `t0`.`debit_atto`,
      `t0`.`named`,
      IF(`t0`.`is_due`, 1, 0) AS `due`,
      IF(`t0`.`is_due` AND `t0`.`is_kept`, 1, 0) AS `kept`
    FROM `promise_evidence` AS `t0`
    WHERE
      `t0`.`own`
  ) AS `t3`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      `t1`.`account_id`,
      0 AS `credit_atto`,
      `t1`.`debit_atto`,
      `t1`.`named`,
      0 AS `due`,
      0 AS `kept`
    FROM `change_evidence` AS `t1`
    WHERE
      `t1`.`own`
  ) AS `t2`
) AS `t4`
GROUP BY
  1

-- measure: promise_standing not_stored
SELECT
  `t4`.`promise_id`,
  `t4`.`account_id`,
  `t4`.`person_id`,
  `t5`.`need_id`,
  `t5`.`pillar_id`,
  `t4`.`state`
FROM (
  SELECT
    *
  FROM `promise_evidence` AS `t0`
  WHERE
    `t0`.`own`
) AS `t4`
INNER JOIN (
  SELECT
    `t1`.`promise_id`,
    `t1`.`need_id`,
    `t1`.`pillar_id`
  FROM `our_promises` AS `t1`
) AS `t5`
  ON `t4`.`promise_id` = `t5`.`promise_id`

-- measure: promise_surplus
SELECT
  `t0`.`account_id`,
  `t0`.`promise_id`,
  `t0`.`surplus_micro`,
  `t0`.`viewer_id` AS `person_id`,
  NOT (
    `t0`.`named`
  ) AS `shared`,
  `t0`.`weight_milli` AS `importance_milli`,
  `t0`.`speaks_on` AS `on`
FROM `promise_evidence` AS `t0`
WHERE
  `t0`.`surplus_micro` > 0

-- measure: promise_scores not_stored
SELECT
  `t8`.`promise_id`,
  `t8`.`state`,
  TRY_DIVIDE(CAST(`t8`.`degree_micro` AS DOUBLE), 1000000.0e0) AS `degree`,
  IF(
    `t8`.`degree_micro` IS NOT NULL,
    TRY_DIVIDE(CAST(`t8`.`surplus_micro` AS DOUBLE), 1000000.0e0),
    NULL
  ) AS `surplus`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(
      TRY_DIVIDE(
        TRY_DIVIDE(
          CAST(`t8`.`credit_atto` - (
            `t8`.`credit_atto` % 1000000000
          ) AS DOUBLE),
          1000000000.0e0
        ) + TRY_DIVIDE(CAST(`t8`.`credit_atto` % 1000000000 AS DOUBLE), 1000000000.0e0),
        1000000000.0e0
      ) * 1000000000.0e0,
      0
    ) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `trust_credit`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(
      (
        TRY_DIVIDE(
          TRY_DIVIDE(
            CAST(`t8`.`debit_atto` - (
              `t8`.`debit_atto` % 1000000000
            ) AS DOUBLE),
            1000000000.0e0
          ) + TRY_DIVIDE(CAST(`t8`.`debit_atto` % 1000000000 AS DOUBLE), 1000000000.0e0),
          1000000000.0e0
        ) + COALESCE(`t8`.`changed`, 0.0e0)
      ) * 2.0e0 * 1000000000.0e0,
      0
    ) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `trust_debit`,
  IF(
    `t8`.`judged_by_customer`,
    TRY_DIVIDE(CAST(`t8`.`recorded_micro` - `t8`.`degree_micro` AS DOUBLE), 1000000.0e0),
    NULL
  ) AS `perception_gap`
FROM (
  SELECT
    `t7`.`promise_id`,
    `t7`.`account_id`,
    `t7`.`viewer_id`,
    `t7`.`person_id`,
    `t7`.`promiser_id`,
    `t7`.`own`,
    `t7`.`weight_milli`,
    `t7`.`due_on`,
    `t7`.`speaks_on`,
    `t7`.`state`,
    `t7`.`degree_micro`,
    `t7`.`recorded_micro`,
    `t7`.`judged_by_customer`,
    `t7`.`surplus_micro`,
    `t7`.`silent`,
    `t7`.`released`,
    `t7`.`named`,
    `t7`.`credit_atto`,
    `t7`.`debit_atto`,
    `t7`.`assumed_atto`,
    `t7`.`is_due`,
    `t7`.`is_kept`,
    `t7`.`changed`
  FROM (
    SELECT
      `t4`.`promise_id`,
      `t4`.`account_id`,
      `t4`.`viewer_id`,
      `t4`.`person_id`,
      `t4`.`promiser_id`,
      `t4`.`own`,
      `t4`.`weight_milli`,
      `t4`.`due_on`,
      `t4`.`speaks_on`,
      `t4`.`state`,
      `t4`.`degree_micro`,
      `t4`.`recorded_micro`,
      `t4`.`judged_by_customer`,
      `t4`.`surplus_micro`,
      `t4`.`silent`,
      `t4`.`released`,
      `t4`.`named`,
      `t4`.`credit_atto`,
      `t4`.`debit_atto`,
      `t4`.`assumed_atto`,
      `t4`.`is_due`,
      `t4`.`is_kept`,
      `t6`.`promise_id` AS `promise_id_right`,
      `t6`.`changed`
    FROM (
      SELECT
        *
      FROM `promise_evidence` AS `t0`
      WHERE
        `t0`.`own`
    ) AS `t4`
    LEFT OUTER JOIN (
      SELECT
        `t3`.`promise_id`,
        TRY_DIVIDE(
          CAST(COALESCE(
            SUM(
              CAST(ROUND(
                TRY_DIVIDE(
                  CAST(`t3`.`debit_atto` - (
                    `t3`.`debit_atto` % 1000000000
                  ) AS DOUBLE),
                  1000000000.0e0
                ),
                0
              ) AS BIGINT)
            ),
            0
          ) AS DOUBLE) + TRY_DIVIDE(CAST(COALESCE(SUM(`t3`.`debit_atto` % 1000000000), 0) AS DOUBLE), 1000000000.0e0),
          1000000000.0e0
        ) AS `changed`
      FROM (
        SELECT
          *
        FROM `change_evidence` AS `t1`
        WHERE
          `t1`.`own`
      ) AS `t3`
      GROUP BY
        1
    ) AS `t6`
      ON `t4`.`promise_id` = `t6`.`promise_id`
  ) AS `t7`
) AS `t8`

-- measure: usable_ratings
SELECT
  `t8`.`rating_id`,
  `t8`.`need_id`,
  `t8`.`perceived`,
  `t8`.`rated_by`,
  `t8`.`rated_on`,
  `t8`.`expected`,
  `t8`.`account_id`,
  `t8`.`person_id`,
  `t8`.`importance`,
  `t8`.`kano`,
  CAST(ROUND(
    LEAST(
      GREATEST(
        CASE
          WHEN `t8`.`kano` = 'must_be'
          THEN LEAST(
            (
              (
                LEAST(
                  GREATEST(
                    IF(
                      `t8`.`kano` = 'reverse',
                      -(
                        TRY_DIVIDE(`t8`.`perceived` - `t8`.`expected`, 3.0e0)
                      ),
                      TRY_DIVIDE(`t8`.`perceived` - `t8`.`expected`, 3.0e0)
                    ),
                    0.0e0
                  ),
                  1.0e0
                ) * 0.5e0
              ) + 0.5e0
            ) - (
              LEAST(
                GREATEST(
                  -(
                    IF(
                      `t8`.`kano` = 'reverse',
                      -(
                        TRY_DIVIDE(`t8`.`perceived` - `t8`.`expected`, 3.0e0)
                      ),
                      TRY_DIVIDE(`t8`.`perceived` - `t8`.`expected`, 3.0e0)
                    )
                  ) * 2.0e0,
                  0.0e0
                ),
                1.0e0
              ) * 0.5e0
            ),
            0.5e0
          )
          WHEN `t8`.`kano` = 'attractive'
          THEN GREATEST(
            (
              (
                LEAST(
                  GREATEST(
                    IF(
                      `t8`.`kano` = 'reverse',
                      -(
                        TRY_DIVIDE(`t8`.`perceived` - `t8`.`expected`, 3.0e0)
                      ),
                      TRY_DIVIDE(`t8`.`perceived` - `t8`.`expected`, 3.0e0)
                    ),
                    0.0e0
                  ),
                  1.0e0
                ) * 0.5e0
              ) + 0.5e0
            ) - (
              LEAST(
                GREATEST(
                  -(
                    IF(
                      `t8`.`kano` = 'reverse',
                      -(
                        TRY_DIVIDE(`t8`.`perceived` - `t8`.`expected`, 3.0e0)
                      ),
                      TRY_DIVIDE(`t8`.`perceived` - `t8`.`expected`, 3.0e0)
                    )
                  ) * 2.0e0,
                  0.0e0
                ),
                1.0e0
              ) * 0.5e0
            ),
            0.5e0
          )
          WHEN `t8`.`kano` = 'indifferent'
          THEN 0.5e0
          ELSE (
            (
              LEAST(
                GREATEST(
                  IF(
                    `t8`.`kano` = 'reverse',
                    -(
                      TRY_DIVIDE(`t8`.`perceived` - `t8`.`expected`, 3.0e0)
                    ),
                    TRY_DIVIDE(`t8`.`perceived` - `t8`.`expected`, 3.0e0)
                  ),
                  0.0e0
                ),
                1.0e0
              ) * 0.5e0
            ) + 0.5e0
          ) - (
            LEAST(
              GREATEST(
                -(
                  IF(
                    `t8`.`kano` = 'reverse',
                    -(
                      TRY_DIVIDE(`t8`.`perceived` - `t8`.`expected`, 3.0e0)
                    ),
                    TRY_DIVIDE(`t8`.`perceived` - `t8`.`expected`, 3.0e0)
                  )
                ) * 2.0e0,
                0.0e0
              ),
              1.0e0
            ) * 0.5e0
          )
        END,
        0.0e0
      ),
      1.0e0
    ) * 1000000.0e0,
    0
  ) AS BIGINT) AS `met_micro`,
  ROW_NUMBER() OVER (PARTITION BY `t8`.`need_id` ORDER BY `t8`.`rated_on` DESC, `t8`.`rating_id` DESC) - 1 AS `from_latest`
FROM (
  SELECT
    `t7`.`rating_id`,
    `t7`.`need_id`,
    `t7`.`perceived`,
    `t7`.`rated_by`,
    `t7`.`rated_on`,
    `t7`.`expected`,
    `t3`.`account_id`,
    `t3`.`person_id`,
    `t3`.`importance`,
    `t3`.`kano`
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t4`.`rating_id`,
        `t4`.`need_id`,
        `t4`.`perceived`,
        `t4`.`rated_by`,
        `t4`.`rated_on`,
        MAX(`t4`.`expected`) OVER (
          PARTITION BY `t4`.`need_id`, `t4`.`times_stated`
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS `expected`
      FROM (
        SELECT
          `t1`.`rating_id`,
          `t1`.`need_id`,
          `t1`.`expected`,
          `t1`.`perceived`,
          `t1`.`rated_by`,
          `t1`.`rater_id`,
          `t1`.`rated_on`,
          `t1`.`batch_id`,
          COUNT(`t1`.`expected`) OVER (
            PARTITION BY `t1`.`need_id`
            ORDER BY `t1`.`rated_on` ASC NULLS LAST, `t1`.`rating_id` ASC NULLS LAST
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS `times_stated`
        FROM `need_ratings` AS `t1`
      ) AS `t4`
    ) AS `t5`
    WHERE
      (
        `t5`.`perceived` IS NOT NULL AND NOT ISNAN(`t5`.`perceived`)
      )
      AND (
        `t5`.`expected` IS NOT NULL AND NOT ISNAN(`t5`.`expected`)
      )
  ) AS `t7`
  INNER JOIN (
    SELECT
      `t0`.`need_id`,
      `t0`.`account_id`,
      `t0`.`person_id`,
      `t0`.`importance`,
      `t0`.`kano`
    FROM `needs` AS `t0`
  ) AS `t3`
    ON `t7`.`need_id` = `t3`.`need_id`
) AS `t8`

-- measure: rating_evidence not_stored
SELECT
  `t11`.`account_id`,
  `t11`.`person_id`,
  `t11`.`fact_table`,
  `t11`.`fact_id`,
  CAST(ROUND(`t11`.`weight` * `t11`.`left_nano`, 0) AS BIGINT) AS `weight_nano`,
  `t11`.`met_micro`,
  `t11`.`own_word`,
  `t11`.`shared`
FROM (
  SELECT
    `t10`.`rating_id`,
    `t10`.`need_id`,
    `t10`.`perceived`,
    `t10`.`rated_by`,
    `t10`.`rated_on`,
    `t10`.`expected`,
    `t10`.`account_id`,
    `t10`.`person_id`,
    `t10`.`importance`,
    `t10`.`kano`,
    `t10`.`met_micro`,
    `t10`.`from_latest`,
    `t10`.`fact_table`,
    `t10`.`fact_id`,
    `t10`.`dated_on`,
    `t10`.`weight`,
    `t10`.`own_word`,
    `t10`.`shared`,
    `t10`.`at`,
    `t10`.`age_days`,
    `t5`.`left_nano`
  FROM (
    SELECT
      `t8`.`rating_id`,
      `t8`.`need_id`,
      `t8`.`perceived`,
      `t8`.`rated_by`,
      `t8`.`rated_on`,
      `t8`.`expected`,
      `t8`.`account_id`,
      `t8`.`person_id`,
      `t8`.`importance`,
      `t8`.`kano`,
      `t8`.`met_micro`,
      `t8`.`from_latest`,
      `t8`.`fact_table`,
      `t8`.`fact_id`,
      `t8`.`dated_on`,
      `t8`.`weight`,
      `t8`.`own_word`,
      `t8`.`shared`,
      `t8`.`at`,
      DATEDIFF(DAY, `t8`.`dated_on`, `t8`.`at`) AS `age_days`
    FROM (
      SELECT
        `t7`.`rating_id`,
        `t7`.`need_id`,
        `t7`.`perceived`,
        `t7`.`rated_by`,
        `t7`.`rated_on`,
        `t7`.`expected`,
        `t7`.`account_id`,
        `t7`.`person_id`,
        `t7`.`importance`,
        `t7`.`kano`,
        `t7`.`met_micro`,
        `t7`.`from_latest`,
        `t7`.`fact_table`,
        `t7`.`fact_id`,
        `t7`.`dated_on`,
        `t7`.`weight`,
        `t7`.`own_word`,
        `t7`.`shared`,
        `t3`.`at`
      FROM (
        SELECT
          `t1`.`rating_id`,
          `t1`.`need_id`,
          `t1`.`perceived`,
          `t1`.`rated_by`,
          `t1`.`rated_on`,
          `t1`.`expected`,
          `t1`.`account_id`,
          `t1`.`person_id`,
          `t1`.`importance`,
          `t1`.`kano`,
          `t1`.`met_micro`,
          `t1`.`from_latest`,
          'need_ratings' AS `fact_table`,
          `t1`.`rating_id` AS `fact_id`,
          `t1`.`rated_on` AS `dated_on`,
          TRY_DIVIDE(`t1`.`importance`, 3.0e0) * IF(`t1`.`rated_by` = 'customer', 1.0e0, 0.5e0) AS `weight`,
          `t1`.`rated_by` = 'customer' AS `own_word`,
          FALSE AS `shared`
        FROM `usable_ratings` AS `t1`
        WHERE
          `t1`.`kano` <> 'indifferent'
      ) AS `t7`
      CROSS JOIN `moment` AS `t3`
    ) AS `t8`
  ) AS `t10`
  INNER JOIN (
    SELECT
      `t0`.`age_days`,
      `t0`.`weight_nano` AS `left_nano`
    FROM `need_decay` AS `t0`
  ) AS `t5`
    ON `t10`.`age_days` = `t5`.`age_days`
) AS `t11`
WHERE
  CAST(ROUND(`t11`.`weight` * `t11`.`left_nano`, 0) AS BIGINT) > 0

-- measure: feedback_evidence not_stored
SELECT
  `t11`.`account_id`,
  `t11`.`person_id`,
  `t11`.`fact_table`,
  `t11`.`fact_id`,
  CAST(ROUND(`t11`.`weight` * `t11`.`left_nano`, 0) AS BIGINT) AS `weight_nano`,
  `t11`.`met_micro`,
  `t11`.`own_word`,
  `t11`.`shared`
FROM (
  SELECT
    `t10`.`feedback_id`,
    `t10`.`account_id`,
    `t10`.`person_id`,
    `t10`.`instrument`,
    `t10`.`scale_low`,
    `t10`.`scale_high`,
    `t10`.`items`,
    `t10`.`deal_id`,
    `t10`.`campaign`,
    `t10`.`asked_on`,
    `t10`.`answered_on`,
    `t10`.`score`,
    `t10`.`words`,
    `t10`.`batch_id`,
    `t10`.`fact_table`,
    `t10`.`fact_id`,
    `t10`.`dated_on`,
    `t10`.`weight`,
    `t10`.`met_micro`,
    `t10`.`own_word`,
    `t10`.`shared`,
    `t10`.`at`,
    `t10`.`age_days`,
    `t5`.`left_nano`
  FROM (
    SELECT
      `t8`.`feedback_id`,
      `t8`.`account_id`,
      `t8`.`person_id`,
      `t8`.`instrument`,
      `t8`.`scale_low`,
      `t8`.`scale_high`,
      `t8`.`items`,
      `t8`.`deal_id`,
      `t8`.`campaign`,
      `t8`.`asked_on`,
      `t8`.`answered_on`,
      `t8`.`score`,
      `t8`.`words`,
      `t8`.`batch_id`,
      `t8`.`fact_table`,
      `t8`.`fact_id`,
      `t8`.`dated_on`,
      `t8`.`weight`,
      `t8`.`met_micro`,
      `t8`.`own_word`,
      `t8`.`shared`,
      `t8`.`at`,
      DATEDIFF(DAY, `t8`.`dated_on`, `t8`.`at`) AS `age_days`
    FROM (
      SELECT
        `t7`.`feedback_id`,
        `t7`.`account_id`,
        `t7`.`person_id`,
        `t7`.`instrument`,
        `t7`.`scale_low`,
        `t7`.`scale_high`,
        `t7`.`items`,
        `t7`.`deal_id`,
        `t7`.`campaign`,
        `t7`.`asked_on`,
        `t7`.`answered_on`,
        `t7`.`score`,
        `t7`.`words`,
        `t7`.`batch_id`,
        `t7`.`fact_table`,
        `t7`.`fact_id`,
        `t7`.`dated_on`,
        `t7`.`weight`,
        `t7`.`met_micro`,
        `t7`.`own_word`,
        `t7`.`shared`,
        `t3`.`at`
      FROM (
        SELECT
          `t1`.`feedback_id`,
          `t1`.`account_id`,
          `t1`.`person_id`,
          `t1`.`instrument`,
          `t1`.`scale_low`,
          `t1`.`scale_high`,
          `t1`.`items`,
          `t1`.`deal_id`,
          `t1`.`campaign`,
          `t1`.`asked_on`,
          `t1`.`answered_on`,
          `t1`.`score`,
          `t1`.`words`,
          `t1`.`batch_id`,
          'feedback' AS `fact_table`,
          `t1`.`feedback_id` AS `fact_id`,
          `t1`.`answered_on` AS `dated_on`,
          CASE
            WHEN `t1`.`instrument` IN ('csat', 'ces')
            THEN 0.5e0
            WHEN `t1`.`items` > 1
            THEN 2.0e0
            ELSE 1.0e0
          END AS `weight`,
          CAST(ROUND(
            LEAST(
              GREATEST(
                TRY_DIVIDE(`t1`.`score` - `t1`.`scale_low`, NULLIF(`t1`.`scale_high` - `t1`.`scale_low`, 0.0e0)),
                0.0e0
              ),
              1.0e0
            ) * 1000000.0e0,
            0
          ) AS BIGINT) AS `met_micro`,
          TRUE AS `own_word`,
          FALSE AS `shared`
        FROM `feedback` AS `t1`
        WHERE
          `t1`.`instrument` <> 'alternative'
          AND `t1`.`answered_on` IS NOT NULL
          AND (
            TRY_DIVIDE(`t1`.`score` - `t1`.`scale_low`, NULLIF(`t1`.`scale_high` - `t1`.`scale_low`, 0.0e0)) IS NOT NULL
            AND NOT ISNAN(
              TRY_DIVIDE(`t1`.`score` - `t1`.`scale_low`, NULLIF(`t1`.`scale_high` - `t1`.`scale_low`, 0.0e0))
            )
          )
      ) AS `t7`
      CROSS JOIN `moment` AS `t3`
    ) AS `t8`
  ) AS `t10`
  INNER JOIN (
    SELECT
      `t0`.`age_days`,
      `t0`.`weight_nano` AS `left_nano`
    FROM `need_decay` AS `t0`
  ) AS `t5`
    ON `t10`.`age_days` = `t5`.`age_days`
) AS `t11`
WHERE
  CAST(ROUND(`t11`.`weight` * `t11`.`left_nano`, 0) AS BIGINT) > 0

-- measure: trial_evidence not_stored
SELECT
  `t21`.`account_id`,
  `t21`.`person_id`,
  `t21`.`fact_table`,
  `t21`.`fact_id`,
  CAST(ROUND(`t21`.`weight` * `t21`.`left_nano`, 0) AS BIGINT) AS `weight_nano`,
  `t21`.`met_micro`,
  `t21`.`own_word`,
  `t21`.`shared`
FROM (
  SELECT
    `t20`.`account_id`,
    `t20`.`person_id`,
    `t20`.`fact_table`,
    `t20`.`fact_id`,
    `t20`.`dated_on`,
    `t20`.`weight`,
    `t20`.`met_micro`,
    `t20`.`own_word`,
    `t20`.`shared`,
    `t20`.`at`,
    `t20`.`age_days`,
    `t7`.`left_nano`
  FROM (
    SELECT
      `t18`.`account_id`,
      `t18`.`person_id`,
      `t18`.`fact_table`,
      `t18`.`fact_id`,
      `t18`.`dated_on`,
      `t18`.`weight`,
      `t18`.`met_micro`,
      `t18`.`own_word`,
      `t18`.`shared`,
      `t18`.`at`,
      DATEDIFF(DAY, `t18`.`dated_on`, `t18`.`at`) AS `age_days`
    FROM (
      SELECT
        `t17`.`account_id`,
        `t17`.`person_id`,
        `t17`.`fact_table`,
        `t17`.`fact_id`,
        `t17`.`dated_on`,
        `t17`.`weight`,
        `t17`.`met_micro`,
        `t17`.`own_word`,
        `t17`.`shared`,
        `t4`.`at`
      FROM (
        SELECT
          `t15`.`account_id`,
          `t15`.`person_id`,
          'interactions' AS `fact_table`,
          `t15`.`fact_id`,
          `t15`.`last_on` AS `dated_on`,
          LEAST(0.5e0, TRY_DIVIDE(4.0e0, `t15`.`trials`)) AS `weight`,
          CAST(IF(`t15`.`answered`, 1000000, 0) AS BIGINT) AS `met_micro`,
          TRUE AS `own_word`,
          FALSE AS `shared`
        FROM (
          SELECT
            `t14`.`account_id`,
            `t14`.`person_id`,
            `t14`.`fact_id`,
            `t14`.`last_on`,
            `t14`.`asked_on`,
            `t14`.`answered`,
            `t14`.`weight_nano`,
            `t14`.`two_way`,
            `t14`.`spoken`,
            `t14`.`today`,
            `t14`.`value`,
            `t14`.`year`,
            CAST(COUNT(*) OVER (
              PARTITION BY `t14`.`account_id`, `t14`.`person_id`, `t14`.`year`
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) AS DOUBLE) AS `trials`
          FROM (
            SELECT
              `t13`.`account_id`,
              `t13`.`person_id`,
              `t13`.`fact_id`,
              `t13`.`last_on`,
              `t13`.`asked_on`,
              `t13`.`answered`,
              `t13`.`weight_nano`,
              `t13`.`two_way`,
              `t13`.`spoken`,
              `t13`.`today`,
              `t13`.`value`,
              DATEDIFF(DAY, `t13`.`last_on`, `t13`.`today`) - (
                DATEDIFF(DAY, `t13`.`last_on`, `t13`.`today`) % 365
              ) AS `year`
            FROM (
              SELECT
                `t11`.`account_id`,
                `t11`.`person_id`,
                `t11`.`fact_id`,
                `t11`.`last_on`,
                `t11`.`asked_on`,
                `t11`.`answered`,
                `t11`.`weight_nano`,
                `t11`.`two_way`,
                `t11`.`spoken`,
                `t8`.`today`,
                `t12`.`value`
              FROM (
                SELECT
                  *
                FROM `contact_evidence` AS `t2`
                WHERE
                  `t2`.`asked_on` IS NOT NULL
              ) AS `t11`
              CROSS JOIN (
                SELECT
                  `t1`.`at` AS `today`
                FROM `moment` AS `t1`
              ) AS `t8`
              CROSS JOIN (
                SELECT
                  `t3`.`value`
                FROM `reply_records` AS `t3`
                WHERE
                  `t3`.`value` > 0
              ) AS `t12`
            ) AS `t13`
            WHERE
              `t13`.`answered` OR (
                DATEDIFF(DAY, `t13`.`asked_on`, `t13`.`today`) > 14
              )
          ) AS `t14`
        ) AS `t15`
      ) AS `t17`
      CROSS JOIN `moment` AS `t4`
    ) AS `t18`
  ) AS `t20`
  INNER JOIN (
    SELECT
      `t0`.`age_days`,
      `t0`.`weight_nano` AS `left_nano`
    FROM `need_decay` AS `t0`
  ) AS `t7`
    ON `t20`.`age_days` = `t7`.`age_days`
) AS `t21`
WHERE
  CAST(ROUND(`t21`.`weight` * `t21`.`left_nano`, 0) AS BIGINT) > 0

-- measure: claim_evidence not_stored
SELECT
  `t11`.`account_id`,
  `t11`.`person_id`,
  `t11`.`fact_table`,
  `t11`.`fact_id`,
  CAST(ROUND(`t11`.`weight` * `t11`.`left_nano`, 0) AS BIGINT) AS `weight_nano`,
  `t11`.`met_micro`,
  `t11`.`own_word`,
  `t11`.`shared`
FROM (
  SELECT
    `t10`.`account_id`,
    `t10`.`person_id`,
    `t10`.`fact_table`,
    `t10`.`fact_id`,
    `t10`.`dated_on`,
    `t10`.`weight`,
    `t10`.`met_micro`,
    `t10`.`own_word`,
    `t10`.`shared`,
    `t10`.`at`,
    `t10`.`age_days`,
    `t5`.`left_nano`
  FROM (
    SELECT
      `t8`.`account_id`,
      `t8`.`person_id`,
      `t8`.`fact_table`,
      `t8`.`fact_id`,
      `t8`.`dated_on`,
      `t8`.`weight`,
      `t8`.`met_micro`,
      `t8`.`own_word`,
      `t8`.`shared`,
      `t8`.`at`,
      DATEDIFF(DAY, `t8`.`dated_on`, `t8`.`at`) AS `age_days`
    FROM (
      SELECT
        `t7`.`account_id`,
        `t7`.`person_id`,
        `t7`.`fact_table`,
        `t7`.`fact_id`,
        `t7`.`dated_on`,
        `t7`.`weight`,
        `t7`.`met_micro`,
        `t7`.`own_word`,
        `t7`.`shared`,
        `t3`.`at`
      FROM (
        SELECT
          `t1`.`account_id`,
          `t1`.`confirmed_by` AS `person_id`,
          'value_claims' AS `fact_table`,
          `t1`.`claim_id` AS `fact_id`,
          `t1`.`confirmed_on` AS `dated_on`,
          1.0e0 AS `weight`,
          CAST(IF(COALESCE(`t1`.`amount` < 0, FALSE), 0, 1000000) AS BIGINT) AS `met_micro`,
          TRUE AS `own_word`,
          FALSE AS `shared`
        FROM `value_claims` AS `t1`
        WHERE
          `t1`.`confirmed_by` IS NOT NULL AND `t1`.`confirmed_on` IS NOT NULL
      ) AS `t7`
      CROSS JOIN `moment` AS `t3`
    ) AS `t8`
  ) AS `t10`
  INNER JOIN (
    SELECT
      `t0`.`age_days`,
      `t0`.`weight_nano` AS `left_nano`
    FROM `need_decay` AS `t0`
  ) AS `t5`
    ON `t10`.`age_days` = `t5`.`age_days`
) AS `t11`
WHERE
  CAST(ROUND(`t11`.`weight` * `t11`.`left_nano`, 0) AS BIGINT) > 0

-- measure: surplus_evidence not_stored
SELECT
  `t11`.`account_id`,
  `t11`.`person_id`,
  `t11`.`fact_table`,
  `t11`.`fact_id`,
  CAST(ROUND(`t11`.`weight` * `t11`.`left_nano`, 0) AS BIGINT) AS `weight_nano`,
  `t11`.`met_micro`,
  `t11`.`own_word`,
  `t11`.`shared`
FROM (
  SELECT
    `t10`.`account_id`,
    `t10`.`person_id`,
    `t10`.`shared`,
    `t10`.`fact_table`,
    `t10`.`fact_id`,
    `t10`.`dated_on`,
    `t10`.`weight`,
    `t10`.`met_micro`,
    `t10`.`own_word`,
    `t10`.`at`,
    `t10`.`age_days`,
    `t5`.`left_nano`
  FROM (
    SELECT
      `t8`.`account_id`,
      `t8`.`person_id`,
      `t8`.`shared`,
      `t8`.`fact_table`,
      `t8`.`fact_id`,
      `t8`.`dated_on`,
      `t8`.`weight`,
      `t8`.`met_micro`,
      `t8`.`own_word`,
      `t8`.`at`,
      DATEDIFF(DAY, `t8`.`dated_on`, `t8`.`at`) AS `age_days`
    FROM (
      SELECT
        `t7`.`account_id`,
        `t7`.`person_id`,
        `t7`.`shared`,
        `t7`.`fact_table`,
        `t7`.`fact_id`,
        `t7`.`dated_on`,
        `t7`.`weight`,
        `t7`.`met_micro`,
        `t7`.`own_word`,
        `t3`.`at`
      FROM (
        SELECT
          `t1`.`account_id`,
          `t1`.`person_id`,
          `t1`.`shared`,
          'promises' AS `fact_table`,
          `t1`.`promise_id` AS `fact_id`,
          `t1`.`on` AS `dated_on`,
          TRY_DIVIDE(`t1`.`importance_milli`, 1000.0e0) AS `weight`,
          CAST(ROUND(
            LEAST(
              GREATEST(
                (
                  LEAST(TRY_DIVIDE(TRY_DIVIDE(CAST(`t1`.`surplus_micro` AS DOUBLE), 1000000.0e0), 0.25e0), 1.0e0) * 0.5e0
                ) + 0.5e0,
                0.0e0
              ),
              1.0e0
            ) * 1000000.0e0,
            0
          ) AS BIGINT) AS `met_micro`,
          TRUE AS `own_word`
        FROM `promise_surplus` AS `t1`
        WHERE
          `t1`.`surplus_micro` > 0
      ) AS `t7`
      CROSS JOIN `moment` AS `t3`
    ) AS `t8`
  ) AS `t10`
  INNER JOIN (
    SELECT
      `t0`.`age_days`,
      `t0`.`weight_nano` AS `left_nano`
    FROM `need_decay` AS `t0`
  ) AS `t5`
    ON `t10`.`age_days` = `t5`.`age_days`
) AS `t11`
WHERE
  CAST(ROUND(`t11`.`weight` * `t11`.`left_nano`, 0) AS BIGINT) > 0

-- measure: need_evidence
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      *
    FROM `trial_evidence` AS `t0`
  ) AS `t5`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      *
    FROM `claim_evidence` AS `t1`
  ) AS `t6`
) AS `t10`
UNION ALL
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      *
    FROM `surplus_evidence` AS `t2`
  ) AS `t7`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        *
      FROM `rating_evidence` AS `t3`
    ) AS `t8`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        *
      FROM `feedback_evidence` AS `t4`
    ) AS `t9`
  ) AS `t11`
) AS `t12`

-- measure: need_sums
SELECT
  `t0`.`account_id`,
  `t0`.`person_id`,
  TRY_DIVIDE(CAST(COALESCE(SUM(`t0`.`weight_nano`), 0) AS DOUBLE), 1000000000.0e0) AS `need_weight`,
  TRY_DIVIDE(
    CAST(COALESCE(
      SUM(
        CAST(ROUND(
          TRY_DIVIDE(
            CAST((
              `t0`.`weight_nano` * `t0`.`met_micro`
            ) - (
              (
                `t0`.`weight_nano` * `t0`.`met_micro`
              ) % 1000000000
            ) AS DOUBLE),
            1000000000.0e0
          ),
          0
        ) AS BIGINT)
      ),
      0
    ) AS DOUBLE) + TRY_DIVIDE(
      CAST(COALESCE(SUM((
        `t0`.`weight_nano` * `t0`.`met_micro`
      ) % 1000000000), 0) AS DOUBLE),
      1000000000.0e0
    ),
    1000000.0e0
  ) AS `need_met`,
  TRY_DIVIDE(
    CAST(COALESCE(SUM(IF(`t0`.`shared`, 0, `t0`.`weight_nano`)), 0) AS DOUBLE),
    1000000000.0e0
  ) AS `personal_weight`,
  TRY_DIVIDE(
    CAST(COALESCE(
      SUM(
        CAST(ROUND(
          TRY_DIVIDE(
            CAST((
              IF(`t0`.`shared`, 0, `t0`.`weight_nano`) * `t0`.`met_micro`
            ) - (
              (
                IF(`t0`.`shared`, 0, `t0`.`weight_nano`) * `t0`.`met_micro`
              ) % 1000000000
            ) AS DOUBLE),
            1000000000.0e0
          ),
          0
        ) AS BIGINT)
      ),
      0
    ) AS DOUBLE) + TRY_DIVIDE(
      CAST(COALESCE(
        SUM((
          IF(`t0`.`shared`, 0, `t0`.`weight_nano`) * `t0`.`met_micro`
        ) % 1000000000),
        0
      ) AS DOUBLE),
      1000000000.0e0
    ),
    1000000.0e0
  ) AS `personal_met`,
  TRY_DIVIDE(
    CAST(COALESCE(SUM(IF(`t0`.`own_word`, `t0`.`weight_nano`, 0)), 0) AS DOUBLE),
    1000000000.0e0
  ) AS `own_word_weight`
FROM `need_evidence` AS `t0`
GROUP BY
  1,
  2

-- measure: need_standing
SELECT
  `t3`.`need_id`,
  `t3`.`account_id`,
  `t3`.`person_id`,
  `t3`.`code`,
  `t3`.`importance`,
  `t3`.`kano`,
  `t3`.`pillar_id`,
  `t6`.`expected`,
  `t6`.`perceived`,
  `t6`.`rated_by`,
  `t6`.`rated_on`,
  TRY_DIVIDE(CAST(`t6`.`met_micro` AS DOUBLE), 1000000.0e0) AS `met`,
  (
    (
      `t3`.`since` IS NULL
    ) OR (
      `t3`.`since` <= `t4`.`at`
    )
  )
  AND (
    (
      `t3`.`until` IS NULL
    ) OR (
      `t3`.`until` > `t4`.`at`
    )
  ) AS `in_force`
FROM `needs` AS `t3`
CROSS JOIN `moment` AS `t4`
LEFT OUTER JOIN (
  SELECT
    `t2`.`need_id`,
    `t2`.`expected`,
    `t2`.`perceived`,
    `t2`.`met_micro`,
    `t2`.`rated_by`,
    `t2`.`rated_on`
  FROM `usable_ratings` AS `t2`
  WHERE
    `t2`.`from_latest` = 0
) AS `t6`
  ON `t3`.`need_id` = `t6`.`need_id`

-- measure: live_needs not_stored
SELECT
  `t4`.`need_id`,
  `t4`.`account_id`,
  `t4`.`person_id`,
  `t4`.`code`,
  `t4`.`importance`,
  `t4`.`kano`,
  `t4`.`pillar_id`,
  `t4`.`expected`,
  `t4`.`perceived`,
  `t4`.`rated_by`,
  `t4`.`rated_on`,
  `t4`.`met`,
  `t4`.`in_force`
FROM (
  SELECT
    *
  FROM `need_standing` AS `t0`
  WHERE
    `t0`.`in_force`
) AS `t4`
LEFT SEMI JOIN (
  SELECT
    `t1`.`account_id`,
    `t1`.`person_id`
  FROM `members` AS `t1`
  WHERE
    `t1`.`active`
) AS `t5`
  ON `t4`.`account_id` = `t5`.`account_id` AND `t4`.`person_id` = `t5`.`person_id`

-- measure: unmet_needs
SELECT
  `t0`.`account_id`,
  `t0`.`person_id`,
  `t0`.`need_id`,
  `t0`.`met`,
  `t0`.`rated_on`
FROM `live_needs` AS `t0`
WHERE
  COALESCE(`t0`.`met` < 0.5e0, FALSE)

-- measure: important_needs
SELECT
  `t4`.`account_id`,
  `t4`.`person_id`,
  `t4`.`need_id`,
  (
    `t4`.`pillar_id` IS NOT NULL
  ) OR (
    `t6`.`is_promised` IS NOT NULL
  ) AS `is_served`
FROM (
  SELECT
    *
  FROM `live_needs` AS `t0`
  WHERE
    `t0`.`importance` >= 4
) AS `t4`
LEFT OUTER JOIN (
  SELECT
    `t3`.`account_id`,
    `t3`.`need_id`,
    TRUE AS `is_promised`
  FROM (
    SELECT DISTINCT
      `t1`.`account_id`,
      `t1`.`need_id`
    FROM `promise_standing` AS `t1`
    WHERE
      `t1`.`state` = 'open' AND `t1`.`need_id` IS NOT NULL
  ) AS `t3`
) AS `t6`
  ON `t4`.`account_id` = `t6`.`account_id` AND `t4`.`need_id` = `t6`.`need_id`

-- measure: unserved_needs
SELECT
  `t0`.`account_id`,
  `t0`.`person_id`,
  `t0`.`need_id`
FROM `important_needs` AS `t0`
WHERE
  NOT (
    `t0`.`is_served`
  )

-- measure: brand_fit
SELECT
  `t4`.`account_id`,
  SUM(CAST(NOT (
    `t4`.`promise`
  ) AS BIGINT)) AS `important_needs`,
  SUM(CAST(NOT (
    `t4`.`promise`
  ) AND `t4`.`served` AS BIGINT)) AS `important_needs_served`,
  SUM(CAST(`t4`.`promise` AS BIGINT)) AS `live_promises`,
  SUM(CAST(`t4`.`promise` AND `t4`.`served` AS BIGINT)) AS `live_promises_serving_need`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t0`.`account_id`,
      `t0`.`is_served` AS `served`,
      FALSE AS `promise`
    FROM `important_needs` AS `t0`
  ) AS `t2`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      `t1`.`account_id`,
      `t1`.`need_id` IS NOT NULL AS `served`,
      TRUE AS `promise`
    FROM `promise_standing` AS `t1`
    WHERE
      `t1`.`state` IN ('open', 'overdue')
  ) AS `t3`
) AS `t4`
GROUP BY
  1

-- measure: counting_claims
SELECT
  `t18`.`account_id`,
  `t18`.`claim_id`,
  `t18`.`person_id`,
  `t18`.`confirmed_by`,
  `t18`.`pillar_id`,
  `t18`.`unit`,
  `t18`.`unit_price`,
  `t18`.`amount`,
  `t18`.`promised_amount`,
  `t18`.`promised_from`,
  `t18`.`promised_by`,
  `t18`.`stated_on`,
  `t18`.`grade`,
  `t18`.`destroyed`,
  `t18`.`weight_micro`,
  `t18`.`money_cents`
FROM (
  SELECT
    `t17`.`account_id`,
    `t17`.`claim_id`,
    `t17`.`person_id`,
    `t17`.`confirmed_by`,
    `t17`.`pillar_id`,
    `t17`.`unit`,
    `t17`.`unit_price`,
    `t17`.`amount`,
    `t17`.`promised_amount`,
    `t17`.`promised_from`,
    `t17`.`promised_by`,
    `t17`.`stated_on`,
    `t17`.`grade`,
    `t17`.`destroyed`,
    `t17`.`money`,
    CAST(CASE
      WHEN `t17`.`grade` = 0
      THEN 0
      WHEN `t17`.`grade` = 1
      THEN 250000
      WHEN `t17`.`grade` = 2
      THEN 500000
      WHEN `t17`.`grade` = 3
      THEN 750000
      WHEN `t17`.`grade` = 4
      THEN 1000000
      ELSE 0
    END AS BIGINT) AS `weight_micro`,
    IF(
      `t17`.`money` IS NULL OR ISNAN(`t17`.`money`),
      NULL,
      CAST(ROUND(LEAST(GREATEST(`t17`.`money`, -100000000000.0e0), 100000000000.0e0) * 100.0e0, 0) AS BIGINT)
    ) AS `money_cents`
  FROM (
    SELECT
      `t16`.`account_id`,
      `t16`.`claim_id`,
      `t16`.`person_id`,
      `t16`.`confirmed_by`,
      `t16`.`pillar_id`,
      `t16`.`unit`,
      `t16`.`unit_price`,
      `t16`.`amount`,
      `t16`.`promised_amount`,
      `t16`.`promised_from`,
      `t16`.`promised_by`,
      `t16`.`stated_on`,
      IF(`t16`.`confirmed_on` IS NOT NULL, `t16`.`grade`, LEAST(`t16`.`grade`, 2)) AS `grade`,
      COALESCE(`t16`.`amount` < 0, FALSE) AS `destroyed`,
      `t16`.`amount` * `t16`.`unit_price` AS `money`
    FROM (
      SELECT
        `t4`.`claim_id`,
        `t4`.`account_id`,
        `t4`.`person_id`,
        `t4`.`pillar_id`,
        `t4`.`deal_id`,
        `t4`.`words`,
        `t4`.`metric`,
        `t4`.`unit`,
        `t4`.`baseline`,
        `t4`.`amount`,
        `t4`.`unit_price`,
        `t4`.`promised_amount`,
        `t4`.`promised_from`,
        `t4`.`promised_by`,
        `t4`.`grade`,
        `t4`.`evidence_url`,
        `t4`.`expires_on`,
        `t4`.`stated_on`,
        `t4`.`confirmed_by`,
        `t4`.`confirmed_on`,
        `t4`.`shared_on`,
        `t4`.`shared_words`,
        `t4`.`batch_id`,
        `t6`.`at`
      FROM `value_claims` AS `t4`
      LEFT SEMI JOIN `open_accounts` AS `t5`
        ON `t4`.`account_id` = `t5`.`account_id`
      LEFT ANTI JOIN (
        SELECT
          *
        FROM (
          SELECT
            `t12`.`claim_id`,
            MAX(IF(`t12`.`kind` = 'quote_withdrawn', `t12`.`chosen_on`, NULL)) AS `withdrawn_on`,
            MAX(IF(`t12`.`kind` = 'quote_allowed', `t12`.`chosen_on`, NULL)) AS `allowed_on`
          FROM (
            SELECT
              *
            FROM (
              SELECT
                `t8`.`claim_id`,
                `t8`.`person_id`,
                `t10`.`kind`,
                `t10`.`chosen_on`,
                `t10`.`author_id`,
                `t10`.`about_id`
              FROM (
                SELECT
                  `t0`.`claim_id`,
                  `t0`.`person_id`
                FROM `value_claims` AS `t0`
              ) AS `t8`
              INNER JOIN (
                SELECT
                  `t3`.`kind`,
                  `t3`.`chosen_on`,
                  `t3`.`person_id` AS `author_id`,
                  `t3`.`claim_id` AS `about_id`
                FROM `person_choices` AS `t3`
                WHERE
                  `t3`.`until` IS NULL AND `t3`.`kind` IN ('quote_allowed', 'quote_withdrawn')
              ) AS `t10`
                ON `t8`.`person_id` = `t10`.`author_id`
            ) AS `t11`
            WHERE
              (
                `t11`.`about_id` IS NULL
              ) OR (
                `t11`.`about_id` = `t11`.`claim_id`
              )
          ) AS `t12`
          GROUP BY
            1
        ) AS `t13`
        WHERE
          `t13`.`withdrawn_on` >= COALESCE(`t13`.`allowed_on`, MAKE_DATE(1900, 1, 1))
      ) AS `t15`
        ON `t4`.`claim_id` = `t15`.`claim_id`
      CROSS JOIN `moment` AS `t6`
    ) AS `t16`
    WHERE
      (
        `t16`.`expires_on` IS NULL
      ) OR (
        `t16`.`expires_on` > `t16`.`at`
      )
  ) AS `t17`
) AS `t18`

-- measure: claim_sums
SELECT
  `t0`.`account_id`,
  SUM(CAST((
    `t0`.`weight_micro` > 0
  ) AND NOT (
    `t0`.`destroyed`
  ) AS BIGINT)) AS `claims_created`,
  SUM(
    CAST((
      `t0`.`weight_micro` > 0
    )
    AND NOT (
      `t0`.`destroyed`
    )
    AND (
      `t0`.`money_cents` IS NOT NULL
    ) AS BIGINT)
  ) AS `claims_priced`,
  SUM(
    CAST((
      `t0`.`weight_micro` > 0
    )
    AND NOT (
      `t0`.`destroyed`
    )
    AND (
      `t0`.`grade` >= 3
    ) AS BIGINT)
  ) AS `claims_confirmed`,
  SUM(CAST((
    `t0`.`weight_micro` > 0
  ) AND `t0`.`destroyed` AS BIGINT)) AS `claims_destroyed`,
  SUM(CAST(NOT (
    `t0`.`weight_micro` > 0
  ) AS BIGINT)) AS `claims_ours_only`,
  SUM(
    IF(
      (
        `t0`.`weight_micro` > 0
      ) AND NOT (
        `t0`.`destroyed`
      ),
      `t0`.`money_cents`,
      NULL
    )
  ) AS `created_cents`,
  SUM(
    IF(
      (
        `t0`.`weight_micro` > 0
      )
      AND NOT (
        `t0`.`destroyed`
      )
      AND (
        `t0`.`grade` >= 3
      ),
      `t0`.`money_cents`,
      NULL
    )
  ) AS `confirmed_cents`,
  SUM(
    IF((
      `t0`.`weight_micro` > 0
    ) AND `t0`.`destroyed`, -(
      `t0`.`money_cents`
    ), NULL)
  ) AS `destroyed_cents`
FROM `counting_claims` AS `t0`
GROUP BY
  1

-- measure: value_by_pillar whole_book
WITH `t7` AS (
  SELECT
    `t6`.`segment`,
    CAST(SUM(CAST(NOT (
      `t6`.`destroyed`
    ) AS BIGINT)) AS DOUBLE) AS `claims`,
    CAST(SUM(
      CAST(NOT (
        `t6`.`destroyed`
      ) AND (
        `t6`.`money_cents` IS NOT NULL
      ) AS BIGINT)
    ) AS DOUBLE) AS `priced`,
    TRY_DIVIDE(
      CAST(COALESCE(SUM(IF(NOT (
        `t6`.`destroyed`
      ), `t6`.`money_cents`, 0)), 0) AS DOUBLE),
      100.0e0
    ) AS `created`,
    CAST(SUM(CAST(`t6`.`destroyed` AS BIGINT)) AS DOUBLE) AS `lost`,
    TRY_DIVIDE(
      CAST(COALESCE(SUM(IF(`t6`.`destroyed`, -(
        `t6`.`money_cents`
      ), 0)), 0) AS DOUBLE),
      100.0e0
    ) AS `destroyed`
  FROM (
    SELECT
      `t5`.`account_id`,
      `t5`.`claim_id`,
      `t5`.`person_id`,
      `t5`.`confirmed_by`,
      `t5`.`pillar_id`,
      `t5`.`unit`,
      `t5`.`unit_price`,
      `t5`.`amount`,
      `t5`.`promised_amount`,
      `t5`.`promised_from`,
      `t5`.`promised_by`,
      `t5`.`stated_on`,
      `t5`.`grade`,
      `t5`.`destroyed`,
      `t5`.`weight_micro`,
      `t5`.`money_cents`,
      COALESCE(`t5`.`pillar_id`, '') AS `segment`
    FROM (
      SELECT
        `t2`.`account_id`,
        `t2`.`claim_id`,
        `t2`.`person_id`,
        `t2`.`confirmed_by`,
        `t2`.`pillar_id`,
        `t2`.`unit`,
        `t2`.`unit_price`,
        `t2`.`amount`,
        `t2`.`promised_amount`,
        `t2`.`promised_from`,
        `t2`.`promised_by`,
        `t2`.`stated_on`,
        `t2`.`grade`,
        `t2`.`destroyed`,
        `t2`.`weight_micro`,
        `t2`.`money_cents`
      FROM `counting_claims` AS `t2`
      LEFT SEMI JOIN (
        SELECT
          *
        FROM `open_accounts` AS `t1`
        WHERE
          NOT (
            `t1`.`closed`
          )
      ) AS `t4`
        ON `t2`.`account_id` = `t4`.`account_id`
    ) AS `t5`
    WHERE
      `t5`.`weight_micro` > 0
  ) AS `t6`
  GROUP BY
    1
)
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      'value_by_pillar.created' AS `name`,
      `t8`.`segment`,
      `t8`.`created` AS `value`
    FROM `t7` AS `t8`
  ) AS `t9`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      'value_by_pillar.lost' AS `name`,
      `t8`.`segment`,
      `t8`.`lost` AS `value`
    FROM `t7` AS `t8`
  ) AS `t10`
) AS `t14`
UNION ALL
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      'value_by_pillar.destroyed' AS `name`,
      `t8`.`segment`,
      `t8`.`destroyed` AS `value`
    FROM `t7` AS `t8`
  ) AS `t11`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        'value_by_pillar.claims' AS `name`,
        `t8`.`segment`,
        `t8`.`claims` AS `value`
      FROM `t7` AS `t8`
    ) AS `t12`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        'value_by_pillar.priced' AS `name`,
        `t8`.`segment`,
        `t8`.`priced` AS `value`
      FROM `t7` AS `t8`
    ) AS `t13`
  ) AS `t15`
) AS `t16`

-- measure: claim_money_cap whole_book
WITH `t1` AS (
  SELECT
    *
  FROM `counting_claims` AS `t0`
  WHERE
    `t0`.`weight_micro` > 0 AND NOT (
      `t0`.`destroyed`
    ) AND `t0`.`money_cents` > 0
)
SELECT
  `t9`.`name`,
  `t9`.`segment`,
  TRY_DIVIDE(CAST(`t9`.`cents` AS DOUBLE), 100.0e0) AS `value`
FROM (
  SELECT
    `t8`.`name`,
    `t8`.`segment`,
    MIN(`t8`.`money_cents`) AS `cents`
  FROM (
    SELECT
      `t7`.`money_cents`,
      `t7`.`place`,
      `t7`.`count`,
      'claim_money_cap' AS `name`,
      '' AS `segment`
    FROM (
      SELECT
        `t6`.`money_cents`,
        `t6`.`place`,
        `t4`.`count`
      FROM (
        SELECT
          `t2`.`money_cents`,
          (
            ROW_NUMBER() OVER (ORDER BY `t2`.`money_cents` ASC NULLS LAST, `t2`.`claim_id` ASC NULLS LAST) - 1
          ) + 1 AS `place`
        FROM `t1` AS `t2`
      ) AS `t6`
      CROSS JOIN (
        SELECT
          COUNT(*) AS `count`
        FROM `t1` AS `t2`
      ) AS `t4`
    ) AS `t7`
    WHERE
      (
        `t7`.`place` * 10000
      ) >= (
        `t7`.`count` * 9500
      )
  ) AS `t8`
  GROUP BY
    1,
    2
) AS `t9`

-- measure: claim_shares
WITH `t2` AS (
  SELECT
    *
  FROM `counting_claims` AS `t0`
  WHERE
    `t0`.`weight_micro` > 0 AND NOT (
      `t0`.`destroyed`
    )
)
SELECT
  `t12`.`account_id`,
  `t12`.`claim_id`,
  `t12`.`pillar_id`,
  `t12`.`money_cents`,
  CAST(ROUND(TRY_DIVIDE(CAST(`t12`.`weight` AS DOUBLE), `t12`.`total`) * 1000000000.0e0, 0) AS BIGINT) AS `share_nano`
FROM (
  SELECT
    `t6`.`account_id`,
    `t6`.`claim_id`,
    `t6`.`pillar_id`,
    `t6`.`money_cents`,
    IF(
      `t8`.`in_money`,
      CAST(ROUND(
        IF(
          `t5`.`cap` IS NULL
          OR ISNAN(`t5`.`cap`)
          OR (
            TRY_DIVIDE(CAST(`t6`.`money_cents` AS DOUBLE), 100.0e0) < `t5`.`cap`
          ),
          TRY_DIVIDE(CAST(`t6`.`money_cents` AS DOUBLE), 100.0e0),
          `t5`.`cap`
        ) * CAST(`t6`.`weight_micro` AS DOUBLE),
        0
      ) AS BIGINT),
      `t6`.`weight_micro`
    ) AS `weight`,
    `t11`.`total`
  FROM `t2` AS `t6`
  INNER JOIN (
    SELECT
      `t4`.`account_id`,
      SUM(CAST(`t4`.`money_cents` IS NULL AS BIGINT)) = 0 AS `in_money`
    FROM `t2` AS `t4`
    GROUP BY
      1
  ) AS `t8`
    ON `t6`.`account_id` = `t8`.`account_id`
  CROSS JOIN (
    SELECT
      MAX(`t1`.`value`) AS `cap`
    FROM `claim_money_cap` AS `t1`
  ) AS `t5`
  INNER JOIN (
    SELECT
      `t9`.`account_id`,
      CAST(COALESCE(SUM(`t9`.`weight`), 0) AS DOUBLE) AS `total`
    FROM (
      SELECT
        `t6`.`account_id`,
        `t6`.`claim_id`,
        `t6`.`pillar_id`,
        `t6`.`money_cents`,
        IF(
          `t8`.`in_money`,
          CAST(ROUND(
            IF(
              `t5`.`cap` IS NULL
              OR ISNAN(`t5`.`cap`)
              OR (
                TRY_DIVIDE(CAST(`t6`.`money_cents` AS DOUBLE), 100.0e0) < `t5`.`cap`
              ),
              TRY_DIVIDE(CAST(`t6`.`money_cents` AS DOUBLE), 100.0e0),
              `t5`.`cap`
            ) * CAST(`t6`.`weight_micro` AS DOUBLE),
            0
          ) AS BIGINT),
          `t6`.`weight_micro`
        ) AS `weight`
      FROM `t2` AS `t6`
      INNER JOIN (
        SELECT
          `t4`.`account_id`,
          SUM(CAST(`t4`.`money_cents` IS NULL AS BIGINT)) = 0 AS `in_money`
        FROM `t2` AS `t4`
        GROUP BY
          1
      ) AS `t8`
        ON `t6`.`account_id` = `t8`.`account_id`
      CROSS JOIN (
        SELECT
          MAX(`t1`.`value`) AS `cap`
        FROM `claim_money_cap` AS `t1`
      ) AS `t5`
    ) AS `t9`
    GROUP BY
      1
  ) AS `t11`
    ON `t6`.`account_id` = `t11`.`account_id`
) AS `t12`
WHERE
  `t12`.`weight` > 0

-- measure: claim_knowledge
SELECT
  `t6`.`claim_id`,
  `t6`.`person_id`,
  MAX(`t6`.`known_nano`) AS `known_nano`
FROM (
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t1`.`claim_id`,
        `t1`.`person_id`,
        CAST(CASE
          WHEN `t1`.`state` = 'seen'
          THEN 500000000
          WHEN `t1`.`state` = 'acknowledged'
          THEN 666666667
          WHEN `t1`.`state` = 'repeated'
          THEN 1000000000
          ELSE 333333333
        END AS BIGINT) AS `known_nano`
      FROM `value_communications` AS `t1`
    ) AS `t4`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        `t0`.`claim_id`,
        `t0`.`person_id`,
        CAST(1000000000 AS BIGINT) AS `known_nano`
      FROM `value_claims` AS `t0`
      WHERE
        `t0`.`person_id` IS NOT NULL
    ) AS `t3`
  ) AS `t5`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      `t0`.`claim_id`,
      `t0`.`confirmed_by` AS `person_id`,
      CAST(1000000000 AS BIGINT) AS `known_nano`
    FROM `value_claims` AS `t0`
    WHERE
      `t0`.`confirmed_by` IS NOT NULL
  ) AS `t2`
) AS `t6`
GROUP BY
  1,
  2

-- measure: pillar_audience
SELECT DISTINCT
  *
FROM (
  SELECT
    `t3`.`account_id`,
    `t3`.`person_id`,
    COALESCE(`t10`.`pillar_id`, '') AS `pillar_id`
  FROM (
    SELECT DISTINCT
      `t0`.`account_id`,
      `t0`.`person_id`,
      `t0`.`role`
    FROM `roles_in_force` AS `t0`
  ) AS `t3`
  LEFT OUTER JOIN (
    SELECT DISTINCT
      *
    FROM (
      SELECT
        `t7`.`account_id`,
        `t6`.`role`,
        `t7`.`pillar_id`
      FROM (
        SELECT
          *
        FROM `live_needs` AS `t1`
        WHERE
          `t1`.`pillar_id` IS NOT NULL
      ) AS `t7`
      INNER JOIN (
        SELECT DISTINCT
          `t0`.`account_id`,
          `t0`.`person_id`,
          `t0`.`role`
        FROM `roles_in_force` AS `t0`
        WHERE
          `t0`.`role` IS NOT NULL
      ) AS `t6`
        ON `t7`.`account_id` = `t6`.`account_id` AND `t7`.`person_id` = `t6`.`person_id`
    ) AS `t8`
  ) AS `t10`
    ON `t3`.`account_id` = `t10`.`account_id` AND `t3`.`role` = `t10`.`role`
) AS `t11`

-- measure: value_cells
SELECT
  `t16`.`account_id`,
  `t16`.`person_id`,
  `t16`.`claim_id`,
  `t16`.`influence_nano`,
  `t16`.`key_person`,
  `t16`.`share_nano`,
  `t16`.`money_cents`,
  COALESCE(`t16`.`known_nano`, 0) AS `known_nano`,
  `t16`.`hears_all`
  OR (
    `t16`.`pillar_id` IS NULL
  )
  OR (
    `t7`.`heard_id` IS NOT NULL
  ) AS `fits`
FROM (
  SELECT
    `t14`.`account_id`,
    `t14`.`person_id`,
    `t14`.`influence_nano`,
    `t14`.`key_person`,
    `t14`.`claim_id`,
    `t14`.`pillar_id`,
    `t14`.`money_cents`,
    `t14`.`share_nano`,
    `t14`.`known_id`,
    `t14`.`knower_id`,
    `t14`.`known_nano`,
    `t14`.`hears_all`
  FROM (
    SELECT
      `t13`.`account_id`,
      `t13`.`person_id`,
      `t13`.`influence_nano`,
      `t13`.`key_person`,
      `t13`.`claim_id`,
      `t13`.`pillar_id`,
      `t13`.`money_cents`,
      `t13`.`share_nano`,
      `t13`.`known_id`,
      `t13`.`knower_id`,
      `t13`.`known_nano`,
      `t13`.`at_id`,
      `t13`.`hearer_id`,
      `t13`.`hearer_id` IS NOT NULL AS `hears_all`
    FROM (
      SELECT
        `t12`.`account_id`,
        `t12`.`person_id`,
        `t12`.`influence_nano`,
        `t12`.`key_person`,
        `t4`.`claim_id`,
        `t4`.`pillar_id`,
        `t4`.`money_cents`,
        `t4`.`share_nano`,
        `t10`.`known_id`,
        `t10`.`knower_id`,
        `t10`.`known_nano`,
        `t11`.`at_id`,
        `t11`.`hearer_id`
      FROM (
        SELECT
          `t1`.`account_id`,
          `t1`.`person_id`,
          `t1`.`influence_nano`,
          `t1`.`key_person`
        FROM `influence` AS `t1`
        WHERE
          `t1`.`active` AND `t1`.`influence_nano` > 0
      ) AS `t12`
      INNER JOIN `claim_shares` AS `t4`
        ON `t12`.`account_id` = `t4`.`account_id`
      LEFT OUTER JOIN (
        SELECT
          `t3`.`claim_id` AS `known_id`,
          `t3`.`person_id` AS `knower_id`,
          `t3`.`known_nano`
        FROM `claim_knowledge` AS `t3`
      ) AS `t10`
        ON `t12`.`person_id` = `t10`.`knower_id` AND `t4`.`claim_id` = `t10`.`known_id`
      LEFT OUTER JOIN (
        SELECT
          `t0`.`account_id` AS `at_id`,
          `t0`.`person_id` AS `hearer_id`
        FROM `pillar_audience` AS `t0`
        WHERE
          `t0`.`pillar_id` = ''
      ) AS `t11`
        ON `t12`.`account_id` = `t11`.`at_id` AND `t12`.`person_id` = `t11`.`hearer_id`
    ) AS `t13`
  ) AS `t14`
) AS `t16`
LEFT OUTER JOIN (
  SELECT
    `t0`.`account_id` AS `at_id`,
    `t0`.`person_id` AS `hearer_id`,
    `t0`.`pillar_id` AS `heard_id`
  FROM `pillar_audience` AS `t0`
) AS `t7`
  ON `t16`.`account_id` = `t7`.`at_id`
  AND `t16`.`person_id` = `t7`.`hearer_id`
  AND `t16`.`pillar_id` = `t7`.`heard_id`

-- measure: value_coverage not_stored
SELECT
  `t4`.`account_id`,
  `t4`.`untold_cents`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(TRY_DIVIDE(`t4`.`heard`, `t4`.`whole`) * 1000000000.0e0, 0) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `value_coverage`,
  IF(`t4`.`claims` >= 3, 'ok', 'thin') AS `value_coverage_evidence`
FROM (
  SELECT
    `t3`.`account_id`,
    COUNT(*) AS `claims`,
    TRY_DIVIDE(
      CAST(COALESCE(
        SUM(
          CAST(ROUND(
            TRY_DIVIDE(
              CAST((
                `t3`.`share_nano` * `t3`.`heard_nano`
              ) - (
                (
                  `t3`.`share_nano` * `t3`.`heard_nano`
                ) % 1000000000
              ) AS DOUBLE),
              1000000000.0e0
            ),
            0
          ) AS BIGINT)
        ),
        0
      ) AS DOUBLE) + TRY_DIVIDE(
        CAST(COALESCE(SUM((
          `t3`.`share_nano` * `t3`.`heard_nano`
        ) % 1000000000), 0) AS DOUBLE),
        1000000000.0e0
      ),
      1000000000.0e0
    ) AS `heard`,
    TRY_DIVIDE(
      CAST(COALESCE(
        SUM(
          CAST(ROUND(
            TRY_DIVIDE(
              CAST((
                `t3`.`share_nano` * `t3`.`all_nano`
              ) - (
                (
                  `t3`.`share_nano` * `t3`.`all_nano`
                ) % 1000000000
              ) AS DOUBLE),
              1000000000.0e0
            ),
            0
          ) AS BIGINT)
        ),
        0
      ) AS DOUBLE) + TRY_DIVIDE(
        CAST(COALESCE(SUM((
          `t3`.`share_nano` * `t3`.`all_nano`
        ) % 1000000000), 0) AS DOUBLE),
        1000000000.0e0
      ),
      1000000000.0e0
    ) AS `whole`,
    SUM(`t3`.`untold_cents`) AS `untold_cents`
  FROM (
    SELECT
      `t2`.`account_id`,
      `t2`.`claim_id`,
      `t2`.`share_nano`,
      `t2`.`money_cents`,
      `t2`.`heard_nano`,
      `t2`.`all_nano`,
      CAST(ROUND(
        CAST(`t2`.`money_cents` AS DOUBLE) * TRY_DIVIDE(
          CAST(`t2`.`all_nano` - `t2`.`heard_nano` AS DOUBLE),
          CAST(`t2`.`all_nano` AS DOUBLE)
        ),
        0
      ) AS BIGINT) AS `untold_cents`
    FROM (
      SELECT
        `t1`.`account_id`,
        `t1`.`claim_id`,
        `t1`.`share_nano`,
        `t1`.`money_cents`,
        CAST(ROUND(CAST(COALESCE(SUM(`t1`.`heard_nano`), 0) AS DOUBLE), 0) AS BIGINT) AS `heard_nano`,
        CAST(ROUND(CAST(COALESCE(SUM(`t1`.`influence_nano`), 0) AS DOUBLE), 0) AS BIGINT) AS `all_nano`
      FROM (
        SELECT
          `t0`.`account_id`,
          `t0`.`person_id`,
          `t0`.`claim_id`,
          `t0`.`influence_nano`,
          `t0`.`key_person`,
          `t0`.`share_nano`,
          `t0`.`money_cents`,
          `t0`.`known_nano`,
          `t0`.`fits`,
          CAST(ROUND(
            TRY_DIVIDE(
              CAST((
                (
                  `t0`.`influence_nano` * `t0`.`known_nano`
                ) + 500000000
              ) - (
                (
                  (
                    `t0`.`influence_nano` * `t0`.`known_nano`
                  ) + 500000000
                ) % 1000000000
              ) AS DOUBLE),
              1000000000.0e0
            ),
            0
          ) AS BIGINT) AS `heard_nano`
        FROM `value_cells` AS `t0`
      ) AS `t1`
      GROUP BY
        1,
        2,
        3,
        4
    ) AS `t2`
  ) AS `t3`
  GROUP BY
    1
) AS `t4`

-- measure: untold_value not_stored
SELECT
  `t3`.`account_id`,
  `t3`.`person_id`,
  `t3`.`fact_id`,
  'untold_value' AS `kind`,
  CAST(NULL AS STRING) AS `role`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(
      TRY_DIVIDE(
        CAST((
          (
            `t3`.`influence_nano` * `t3`.`untold_nano`
          ) + 500000000
        ) - (
          (
            (
              `t3`.`influence_nano` * `t3`.`untold_nano`
            ) + 500000000
          ) % 1000000000
        ) AS DOUBLE),
        1000000000.0e0
      ),
      0
    ) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `weight`
FROM (
  SELECT
    `t2`.`account_id`,
    `t2`.`person_id`,
    `t2`.`influence_nano`,
    MAX(IF(`t2`.`first` = 0, `t2`.`claim_id`, NULL)) AS `fact_id`,
    LEAST(
      CAST(ROUND(CAST(COALESCE(SUM(`t2`.`share_nano`), 0) AS DOUBLE), 0) AS BIGINT),
      1000000000
    ) AS `untold_nano`
  FROM (
    SELECT
      `t1`.`account_id`,
      `t1`.`person_id`,
      `t1`.`claim_id`,
      `t1`.`influence_nano`,
      `t1`.`key_person`,
      `t1`.`share_nano`,
      `t1`.`money_cents`,
      `t1`.`known_nano`,
      `t1`.`fits`,
      ROW_NUMBER() OVER (
        PARTITION BY `t1`.`account_id`, `t1`.`person_id`
        ORDER BY `t1`.`share_nano` DESC, `t1`.`claim_id` ASC NULLS LAST
      ) - 1 AS `first`
    FROM (
      SELECT
        *
      FROM `value_cells` AS `t0`
      WHERE
        `t0`.`key_person` AND `t0`.`fits` AND `t0`.`known_nano` = 0
    ) AS `t1`
  ) AS `t2`
  GROUP BY
    1,
    2,
    3
) AS `t3`

-- measure: perceived_by_person
SELECT
  `t11`.`account_id`,
  `t11`.`person_id`,
  CAST(ROUND(
    TRY_DIVIDE(CAST(COALESCE(SUM(`t11`.`gap_nano`), 0) AS DOUBLE), CAST(COUNT(*) AS DOUBLE)),
    0
  ) AS BIGINT) AS `gap_nano`
FROM (
  SELECT
    `t10`.`account_id`,
    `t10`.`claim_id`,
    `t10`.`amount`,
    `t10`.`person_id`,
    `t10`.`communication_id`,
    `t10`.`state_on`,
    `t10`.`perceived_amount`,
    `t10`.`latest`,
    CAST(ROUND(LN(TRY_DIVIDE(`t10`.`perceived_amount`, `t10`.`amount`)) * 1000000000.0e0, 0) AS BIGINT) AS `gap_nano`
  FROM (
    SELECT
      `t9`.`account_id`,
      `t9`.`claim_id`,
      `t9`.`amount`,
      `t9`.`person_id`,
      `t9`.`communication_id`,
      `t9`.`state_on`,
      `t9`.`perceived_amount`,
      ROW_NUMBER() OVER (
        PARTITION BY `t9`.`person_id`, `t9`.`claim_id`
        ORDER BY `t9`.`state_on` DESC, `t9`.`communication_id` DESC
      ) - 1 AS `latest`
    FROM (
      SELECT
        `t7`.`account_id`,
        `t7`.`claim_id`,
        `t7`.`amount`,
        `t8`.`person_id`,
        `t8`.`communication_id`,
        `t8`.`state_on`,
        `t8`.`perceived_amount`
      FROM (
        SELECT
          `t0`.`account_id`,
          `t0`.`claim_id`,
          `t0`.`amount`
        FROM `counting_claims` AS `t0`
        WHERE
          `t0`.`amount` > 0
      ) AS `t7`
      INNER JOIN (
        SELECT
          `t1`.`claim_id`,
          `t1`.`person_id`,
          `t1`.`communication_id`,
          `t1`.`state_on`,
          `t1`.`perceived_amount`
        FROM `value_communications` AS `t1`
        WHERE
          `t1`.`perceived_amount` > 0
      ) AS `t8`
        ON `t7`.`claim_id` = `t8`.`claim_id`
      LEFT SEMI JOIN (
        SELECT
          *
        FROM `influence` AS `t2`
        WHERE
          `t2`.`active`
      ) AS `t6`
        ON `t7`.`account_id` = `t6`.`account_id` AND `t8`.`person_id` = `t6`.`person_id`
    ) AS `t9`
  ) AS `t10`
  WHERE
    `t10`.`latest` = 0
) AS `t11`
GROUP BY
  1,
  2

-- measure: perceived_by_account not_stored
SELECT
  `t7`.`account_id`,
  `t7`.`perceived_people`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(
      TRY_DIVIDE(TRY_DIVIDE(`t7`.`total`, `t7`.`middle`), 1000000000.0e0) * 1000000000.0e0,
      0
    ) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `perceived_gap`
FROM (
  SELECT
    `t6`.`account_id`,
    `t6`.`perceived_people`,
    CAST(COALESCE(SUM(`t6`.`gap_nano`), 0) AS DOUBLE) AS `total`,
    CAST(COUNT(*) AS DOUBLE) AS `middle`
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t4`.`account_id`,
        `t4`.`gap_nano`,
        `t4`.`place`,
        `t2`.`perceived_people`
      FROM (
        SELECT
          `t0`.`account_id`,
          `t0`.`gap_nano`,
          (
            ROW_NUMBER() OVER (
              PARTITION BY `t0`.`account_id`
              ORDER BY `t0`.`gap_nano` ASC NULLS LAST, `t0`.`person_id` ASC NULLS LAST
            ) - 1
          ) + 1 AS `place`
        FROM `perceived_by_person` AS `t0`
      ) AS `t4`
      INNER JOIN (
        SELECT
          `t0`.`account_id`,
          COUNT(*) AS `perceived_people`
        FROM `perceived_by_person` AS `t0`
        GROUP BY
          1
      ) AS `t2`
        ON `t4`.`account_id` = `t2`.`account_id`
    ) AS `t5`
    WHERE
      (
        `t5`.`place` * 2
      ) >= `t5`.`perceived_people`
      AND (
        `t5`.`place` * 2
      ) <= (
        `t5`.`perceived_people` + 2
      )
  ) AS `t6`
  GROUP BY
    1,
    2
) AS `t7`

-- measure: promised_claims not_stored
SELECT
  `t4`.`account_id`,
  `t4`.`claim_id`,
  `t4`.`unit_price` IS NOT NULL AND NOT ISNAN(`t4`.`unit_price`) AS `priced`,
  COALESCE(`t4`.`unit`, '') AS `unit`,
  CAST(ROUND(
    LEAST(
      GREATEST(
        IF(
          `t4`.`unit_price` IS NOT NULL AND NOT ISNAN(`t4`.`unit_price`),
          `t4`.`promised_amount` * CASE
            WHEN (
              `t4`.`promised_by` IS NULL
            ) OR (
              `t4`.`promised_by` <= `t4`.`at`
            )
            THEN 1.0e0
            WHEN COALESCE(
              (
                COALESCE(`t4`.`promised_from`, `t4`.`stated_on`) < `t4`.`promised_by`
              )
              AND (
                COALESCE(`t4`.`promised_from`, `t4`.`stated_on`) < `t4`.`at`
              ),
              FALSE
            )
            THEN TRY_DIVIDE(
              CAST(CAST(ROUND(
                TRY_DIVIDE(
                  CAST(DATEDIFF(DAY, COALESCE(`t4`.`promised_from`, `t4`.`stated_on`), `t4`.`at`) AS DOUBLE),
                  NULLIF(
                    CAST(DATEDIFF(DAY, COALESCE(`t4`.`promised_from`, `t4`.`stated_on`), `t4`.`promised_by`) AS DOUBLE),
                    0.0e0
                  )
                ) * 1000000.0e0,
                0
              ) AS BIGINT) AS DOUBLE),
              1000000.0e0
            )
            ELSE 0.0e0
          END * `t4`.`unit_price`,
          `t4`.`promised_amount` * CASE
            WHEN (
              `t4`.`promised_by` IS NULL
            ) OR (
              `t4`.`promised_by` <= `t4`.`at`
            )
            THEN 1.0e0
            WHEN COALESCE(
              (
                COALESCE(`t4`.`promised_from`, `t4`.`stated_on`) < `t4`.`promised_by`
              )
              AND (
                COALESCE(`t4`.`promised_from`, `t4`.`stated_on`) < `t4`.`at`
              ),
              FALSE
            )
            THEN TRY_DIVIDE(
              CAST(CAST(ROUND(
                TRY_DIVIDE(
                  CAST(DATEDIFF(DAY, COALESCE(`t4`.`promised_from`, `t4`.`stated_on`), `t4`.`at`) AS DOUBLE),
                  NULLIF(
                    CAST(DATEDIFF(DAY, COALESCE(`t4`.`promised_from`, `t4`.`stated_on`), `t4`.`promised_by`) AS DOUBLE),
                    0.0e0
                  )
                ) * 1000000.0e0,
                0
              ) AS BIGINT) AS DOUBLE),
              1000000.0e0
            )
            ELSE 0.0e0
          END
        ),
        -100000000000.0e0
      ),
      100000000000.0e0
    ) * IF(`t4`.`unit_price` IS NOT NULL AND NOT ISNAN(`t4`.`unit_price`), 100.0e0, 1000000.0e0),
    0
  ) AS BIGINT) AS `promised_units`,
  CAST(ROUND(
    LEAST(
      GREATEST(
        IF(
          `t4`.`unit_price` IS NOT NULL AND NOT ISNAN(`t4`.`unit_price`),
          `t4`.`amount` * `t4`.`unit_price`,
          `t4`.`amount`
        ),
        -100000000000.0e0
      ),
      100000000000.0e0
    ) * IF(`t4`.`unit_price` IS NOT NULL AND NOT ISNAN(`t4`.`unit_price`), 100.0e0, 1000000.0e0),
    0
  ) AS BIGINT) AS `realised_units`
FROM (
  SELECT
    `t2`.`account_id`,
    `t2`.`claim_id`,
    `t2`.`person_id`,
    `t2`.`confirmed_by`,
    `t2`.`pillar_id`,
    `t2`.`unit`,
    `t2`.`unit_price`,
    `t2`.`amount`,
    `t2`.`promised_amount`,
    `t2`.`promised_from`,
    `t2`.`promised_by`,
    `t2`.`stated_on`,
    `t2`.`grade`,
    `t2`.`destroyed`,
    `t2`.`weight_micro`,
    `t2`.`money_cents`,
    `t3`.`at`
  FROM `counting_claims` AS `t2`
  CROSS JOIN `moment` AS `t3`
) AS `t4`
WHERE
  `t4`.`weight_micro` > 0
  AND `t4`.`promised_amount` > 0
  AND (
    `t4`.`amount` IS NOT NULL AND NOT ISNAN(`t4`.`amount`)
  )

-- measure: realised_value not_stored
SELECT
  `t1`.`account_id`,
  `t1`.`promised_claims`,
  `t1`.`promised_cents`,
  `t1`.`realised_cents`,
  IF(
    (
      (
        `t1`.`promised_cents` IS NOT NULL
      ) OR `t1`.`one_unit`
    )
    AND (
      CAST(IF(`t1`.`promised_cents` IS NOT NULL, `t1`.`promised_cents`, `t1`.`promised_units`) AS DOUBLE) > 0
    ),
    TRY_DIVIDE(
      CAST(CAST(ROUND(
        LEAST(
          GREATEST(
            TRY_DIVIDE(
              CAST(IF(`t1`.`promised_cents` IS NOT NULL, `t1`.`realised_cents`, `t1`.`realised_units`) AS DOUBLE),
              NULLIF(
                CAST(IF(`t1`.`promised_cents` IS NOT NULL, `t1`.`promised_cents`, `t1`.`promised_units`) AS DOUBLE),
                0.0e0
              )
            ),
            -1000000.0e0
          ),
          1000000.0e0
        ) * 1000000000.0e0,
        0
      ) AS BIGINT) AS DOUBLE),
      1000000000.0e0
    ),
    NULL
  ) AS `realised_ratio`
FROM (
  SELECT
    `t0`.`account_id`,
    COUNT(*) AS `promised_claims`,
    SUM(IF(`t0`.`priced`, `t0`.`promised_units`, NULL)) AS `promised_cents`,
    SUM(IF(`t0`.`priced`, `t0`.`realised_units`, NULL)) AS `realised_cents`,
    SUM(IF(NOT (
      `t0`.`priced`
    ), `t0`.`promised_units`, NULL)) AS `promised_units`,
    SUM(IF(NOT (
      `t0`.`priced`
    ), `t0`.`realised_units`, NULL)) AS `realised_units`,
    (
      MIN(`t0`.`unit`) = MAX(`t0`.`unit`)
    ) AND (
      MIN(`t0`.`unit`) <> ''
    ) AS `one_unit`
  FROM `promised_claims` AS `t0`
  GROUP BY
    1
) AS `t1`

-- measure: yearly_invoices
SELECT
  `t6`.`account_id`,
  `t6`.`sales_cents`,
  TRY_DIVIDE(CAST(`t6`.`sales_cents` AS DOUBLE), 100.0e0) AS `sales`,
  IF(`t6`.`without_cost` = 0, `t6`.`known_cents`, NULL) AS `cost_cents`
FROM (
  SELECT
    `t5`.`account_id`,
    CAST(ROUND(
      CAST(COALESCE(SUM(CAST(ROUND(`t5`.`amount` * 100.0e0, 0) AS BIGINT)), 0) AS DOUBLE),
      0
    ) AS BIGINT) AS `sales_cents`,
    CAST(ROUND(CAST(COALESCE(SUM(CAST(ROUND(`t5`.`cost` * 100.0e0, 0) AS BIGINT)), 0) AS DOUBLE), 0) AS BIGINT) AS `known_cents`,
    SUM(CAST(`t5`.`cost` IS NULL OR ISNAN(`t5`.`cost`) AS BIGINT)) AS `without_cost`
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t2`.`line_id`,
        `t2`.`account_id`,
        `t2`.`offering_id`,
        `t2`.`billed_on`,
        `t2`.`amount`,
        `t2`.`cost`,
        `t2`.`discount`,
        `t2`.`due_on`,
        `t2`.`paid_on`,
        `t2`.`currency`,
        `t2`.`amount_original`,
        `t2`.`batch_id`,
        `t3`.`at`
      FROM `invoices` AS `t2`
      CROSS JOIN `moment` AS `t3`
    ) AS `t4`
    WHERE
      DATEDIFF(DAY, `t4`.`billed_on`, `t4`.`at`) < 365
  ) AS `t5`
  GROUP BY
    1
) AS `t6`

-- measure: important_customers whole_book
SELECT
  `t8`.`name`,
  MAX_BY(`t8`.`account_id`, `t8`.`place`) AS `segment`,
  CAST(MAX_BY(`t8`.`sales_cents`, `t8`.`place`) AS DOUBLE) AS `value`
FROM (
  SELECT
    `t7`.`account_id`,
    `t7`.`place`,
    `t7`.`sales_cents`,
    CAST(`t7`.`total_cents` AS DOUBLE) AS `total`,
    CAST(`t7`.`sum_cents` AS DOUBLE) - CAST(`t7`.`sales_cents` AS DOUBLE) AS `before`,
    'important_customers.last' AS `name`
  FROM (
    SELECT
      `t6`.`account_id`,
      `t6`.`sales_cents`,
      `t6`.`sales`,
      `t6`.`cost_cents`,
      ROW_NUMBER() OVER (ORDER BY `t6`.`sales_cents` DESC, `t6`.`account_id` ASC NULLS LAST) - 1 AS `place`,
      SUM(`t6`.`sales_cents`) OVER (
        ORDER BY `t6`.`sales_cents` DESC, `t6`.`account_id` ASC NULLS LAST
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ) AS `sum_cents`,
      SUM(`t6`.`sales_cents`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS `total_cents`
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t2`.`account_id`,
          `t2`.`sales_cents`,
          `t2`.`sales`,
          `t2`.`cost_cents`
        FROM `yearly_invoices` AS `t2`
        LEFT SEMI JOIN (
          SELECT
            *
          FROM `open_accounts` AS `t1`
          WHERE
            NOT (
              `t1`.`closed`
            )
        ) AS `t4`
          ON `t2`.`account_id` = `t4`.`account_id`
      ) AS `t5`
      WHERE
        `t5`.`sales_cents` > 0
    ) AS `t6`
  ) AS `t7`
  WHERE
    (
      NOT (
        TRY_DIVIDE(
          CAST(CAST(ROUND(
            TRY_DIVIDE(
              CAST(`t7`.`sum_cents` AS DOUBLE) - CAST(`t7`.`sales_cents` AS DOUBLE),
              CAST(`t7`.`total_cents` AS DOUBLE)
            ) * 1000000.0e0,
            0
          ) AS BIGINT) AS DOUBLE),
          1000000.0e0
        ) >= 0.8e0
      )
      OR (
        `t7`.`place` < 10
      )
    )
    AND `t7`.`place` < 200
) AS `t8`
GROUP BY
  1

-- measure: importance not_stored
SELECT
  *
FROM (
  SELECT
    `t10`.`account_id`,
    CASE
      WHEN COALESCE(
        (
          CAST(`t4`.`sales_cents` AS DOUBLE) > `t9`.`last_cents`
        )
        OR (
          (
            CAST(`t4`.`sales_cents` AS DOUBLE) = `t9`.`last_cents`
          )
          AND (
            `t10`.`account_id` <= `t9`.`last_id`
          )
        ),
        FALSE
      )
      THEN 'share'
      WHEN `t8`.`strategic`
      THEN 'strategic'
      WHEN `t8`.`reference`
      THEN 'reference'
      ELSE NULL
    END AS `importance`
  FROM (
    SELECT
      `t0`.`account_id`
    FROM `open_accounts` AS `t0`
    WHERE
      NOT (
        `t0`.`closed`
      )
  ) AS `t10`
  INNER JOIN (
    SELECT
      `t2`.`account_id`,
      `t2`.`strategic`,
      `t2`.`reference`
    FROM `accounts` AS `t2`
  ) AS `t8`
    ON `t10`.`account_id` = `t8`.`account_id`
  LEFT OUTER JOIN `yearly_invoices` AS `t4`
    ON `t10`.`account_id` = `t4`.`account_id`
  LEFT OUTER JOIN (
    SELECT
      `t3`.`segment` AS `last_id`,
      `t3`.`value` AS `last_cents`
    FROM `important_customers` AS `t3`
  ) AS `t9`
    ON TRUE
) AS `t11`
WHERE
  `t11`.`importance` IS NOT NULL

-- measure: offering_values not_stored
SELECT
  `t3`.`account_id`,
  `t3`.`offering`,
  MAX(IF(`t3`.`supplier` = 'us', `t3`.`net_cents`, NULL)) AS `ours_cents`,
  MAX(IF(`t3`.`supplier` <> 'us', `t3`.`net_cents`, NULL)) AS `best_cents`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t1`.`alternative_id`,
      `t1`.`account_id`,
      `t1`.`offering_id`,
      `t1`.`supplier`,
      `t1`.`value_per_year`,
      `t1`.`price_per_year`,
      `t1`.`own_cost_per_year`,
      `t1`.`said_by`,
      `t1`.`person_id`,
      `t1`.`stated_on`,
      `t1`.`batch_id`,
      `t1`.`offering`,
      `t1`.`net_cents`,
      ROW_NUMBER() OVER (
        PARTITION BY `t1`.`account_id`, `t1`.`offering`, `t1`.`supplier`
        ORDER BY `t1`.`net_cents` IS NOT NULL DESC, `t1`.`said_by` = 'customer' DESC, `t1`.`stated_on` DESC, `t1`.`alternative_id` DESC
      ) - 1 AS `place`
    FROM (
      SELECT
        `t0`.`alternative_id`,
        `t0`.`account_id`,
        `t0`.`offering_id`,
        `t0`.`supplier`,
        `t0`.`value_per_year`,
        `t0`.`price_per_year`,
        `t0`.`own_cost_per_year`,
        `t0`.`said_by`,
        `t0`.`person_id`,
        `t0`.`stated_on`,
        `t0`.`batch_id`,
        COALESCE(`t0`.`offering_id`, '') AS `offering`,
        CAST(ROUND(
          (
            (
              `t0`.`value_per_year` - `t0`.`price_per_year`
            ) - `t0`.`own_cost_per_year`
          ) * 100.0e0,
          0
        ) AS BIGINT) AS `net_cents`
      FROM `alternatives` AS `t0`
    ) AS `t1`
  ) AS `t2`
  WHERE
    `t2`.`place` = 0
) AS `t3`
GROUP BY
  1,
  2

-- measure: net_values not_stored
SELECT
  `t1`.`account_id`,
  IF(`t1`.`known` > 0, TRY_DIVIDE(CAST(`t1`.`net_cents` AS DOUBLE), 100.0e0), NULL) AS `net_value`,
  IF(`t1`.`compared` > 0, TRY_DIVIDE(CAST(`t1`.`better_cents` AS DOUBLE), 100.0e0), NULL) AS `net_advantage`,
  `t1`.`compared` AS `offerings_compared`,
  `t1`.`uncompared` AS `offerings_uncompared`
FROM (
  SELECT
    `t0`.`account_id`,
    CAST(ROUND(CAST(COALESCE(SUM(`t0`.`ours_cents`), 0) AS DOUBLE), 0) AS BIGINT) AS `net_cents`,
    CAST(ROUND(CAST(COALESCE(SUM(`t0`.`ours_cents` - `t0`.`best_cents`), 0) AS DOUBLE), 0) AS BIGINT) AS `better_cents`,
    SUM(CAST(`t0`.`ours_cents` IS NOT NULL AS BIGINT)) AS `known`,
    SUM(
      CAST((
        `t0`.`ours_cents` IS NOT NULL
      ) AND (
        `t0`.`best_cents` IS NOT NULL
      ) AS BIGINT)
    ) AS `compared`,
    SUM(
      CAST(NOT (
        (
          `t0`.`ours_cents` IS NOT NULL
        ) AND (
          `t0`.`best_cents` IS NOT NULL
        )
      ) AS BIGINT)
    ) AS `uncompared`
  FROM `offering_values` AS `t0`
  GROUP BY
    1
) AS `t1`

-- measure: account_money not_stored
SELECT
  `t16`.`account_id`,
  `t16`.`importance`,
  `t16`.`net_value`,
  `t16`.`net_advantage`,
  IF(`t16`.`sales_cents` IS NOT NULL, 'revenue', NULL) AS `importance_basis`,
  `t16`.`sales` AS `revenue`,
  TRY_DIVIDE(CAST(`t16`.`sales_cents` - `t16`.`cost_cents` AS DOUBLE), 100.0e0) AS `gross_profit`,
  COALESCE(`t16`.`offerings_compared`, 0) AS `offerings_compared`,
  COALESCE(`t16`.`offerings_uncompared`, 0) AS `offerings_uncompared`,
  CASE
    WHEN (
      (
        `t16`.`net_value` > 0.0e0
      ) IS NULL
    )
    OR (
      (
        (
          `t16`.`sales_cents` - `t16`.`cost_cents`
        ) > 0
      ) IS NULL
    )
    THEN NULL
    WHEN (
      `t16`.`net_value` > 0.0e0
    )
    AND (
      (
        `t16`.`sales_cents` - `t16`.`cost_cents`
      ) > 0
    )
    THEN 'mutual'
    WHEN (
      `t16`.`sales_cents` - `t16`.`cost_cents`
    ) > 0
    THEN 'ours_only'
    WHEN `t16`.`net_value` > 0.0e0
    THEN 'theirs_only'
    ELSE 'neither'
  END AS `exchange`
FROM (
  SELECT
    `t15`.`account_id`,
    `t15`.`sales_cents`,
    `t15`.`sales`,
    `t15`.`cost_cents`,
    `t15`.`importance`,
    `t15`.`net_value`,
    `t15`.`net_advantage`,
    `t15`.`offerings_compared`,
    `t15`.`offerings_uncompared`
  FROM (
    SELECT
      `t14`.`account_id`,
      `t14`.`sales_cents`,
      `t14`.`sales`,
      `t14`.`cost_cents`,
      `t14`.`importance`,
      `t4`.`account_id` AS `account_id_right`,
      `t4`.`net_value`,
      `t4`.`net_advantage`,
      `t4`.`offerings_compared`,
      `t4`.`offerings_uncompared`
    FROM (
      SELECT
        `t12`.`account_id`,
        `t12`.`sales_cents`,
        `t12`.`sales`,
        `t12`.`cost_cents`,
        `t12`.`importance`
      FROM (
        SELECT
          `t11`.`account_id`,
          `t11`.`sales_cents`,
          `t11`.`sales`,
          `t11`.`cost_cents`,
          `t5`.`account_id` AS `account_id_right`,
          `t5`.`importance`
        FROM (
          SELECT
            `t9`.`account_id`,
            `t9`.`sales_cents`,
            `t9`.`sales`,
            `t9`.`cost_cents`
          FROM (
            SELECT
              `t8`.`account_id`,
              `t6`.`account_id` AS `account_id_right`,
              `t6`.`sales_cents`,
              `t6`.`sales`,
              `t6`.`cost_cents`
            FROM (
              SELECT
                `t2`.`account_id`
              FROM `open_accounts` AS `t2`
              WHERE
                NOT (
                  `t2`.`closed`
                )
            ) AS `t8`
            LEFT OUTER JOIN `yearly_invoices` AS `t6`
              ON `t8`.`account_id` = `t6`.`account_id`
          ) AS `t9`
        ) AS `t11`
        LEFT OUTER JOIN `importance` AS `t5`
          ON `t11`.`account_id` = `t5`.`account_id`
      ) AS `t12`
    ) AS `t14`
    LEFT OUTER JOIN `net_values` AS `t4`
      ON `t14`.`account_id` = `t4`.`account_id`
  ) AS `t15`
) AS `t16`

-- measure: won_over
SELECT
  `t19`.`account_id`,
  `t10`.`person_id`,
  `t19`.`deal_id`,
  `t11`.`left_on`,
  `t19`.`signature` AS `signed_on`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t6`.`deal_id`,
      `t6`.`account_id`,
      `t7`.`at`,
      COALESCE(`t6`.`signed_on`, `t16`.`closed_on`) AS `signature`
    FROM `deals` AS `t6`
    LEFT SEMI JOIN (
      SELECT
        *
      FROM `open_accounts` AS `t4`
      WHERE
        NOT (
          `t4`.`closed`
        )
    ) AS `t13`
      ON `t6`.`account_id` = `t13`.`account_id`
    INNER JOIN (
      SELECT
        `t14`.`deal_id`,
        `t14`.`closed_on`
      FROM (
        SELECT
          `t5`.`outcome_id`,
          `t5`.`deal_id`,
          `t5`.`closed_on`,
          `t5`.`outcome`,
          `t5`.`amount`,
          `t5`.`batch_id`,
          ROW_NUMBER() OVER (
            PARTITION BY `t5`.`deal_id`
            ORDER BY `t5`.`closed_on` DESC, `t5`.`outcome_id` DESC
          ) - 1 AS `place`
        FROM `deal_outcomes` AS `t5`
      ) AS `t14`
      WHERE
        `t14`.`place` = 0 AND `t14`.`outcome` = 'won'
    ) AS `t16`
      ON `t6`.`deal_id` = `t16`.`deal_id`
    CROSS JOIN `moment` AS `t7`
  ) AS `t17`
  WHERE
    DATEDIFF(DAY, `t17`.`signature`, `t17`.`at`) >= 1
    AND DATEDIFF(DAY, `t17`.`signature`, `t17`.`at`) <= 365
) AS `t19`
INNER JOIN (
  SELECT DISTINCT
    `t0`.`deal_id`,
    `t0`.`person_id`
  FROM `deal_people` AS `t0`
) AS `t10`
  ON `t19`.`deal_id` = `t10`.`deal_id`
LEFT OUTER JOIN (
  SELECT
    `t1`.`left_on`,
    `t1`.`person_id` AS `leaver_id`
  FROM `people` AS `t1`
) AS `t11`
  ON `t10`.`person_id` = `t11`.`leaver_id`

-- measure: come_back not_stored
SELECT
  `t21`.`account_id`,
  `t21`.`person_id`,
  `t21`.`deal_id`,
  MIN(IF(`t21`.`kind` IN ('exchange', 'talk'), `t21`.`age_days`, NULL)) AS `contact_days`,
  MIN(
    IF(
      (
        `t21`.`kind` = 'word'
      )
      OR (
        (
          `t21`.`kind` = 'talk'
        ) AND (
          `t21`.`age_days` > 7
        )
      ),
      `t21`.`age_days`,
      NULL
    )
  ) AS `check_days`,
  MIN(
    IF(
      `t21`.`kind` IN ('word', 'told') AND (
        `t21`.`age_days` > 30
      ),
      `t21`.`age_days`,
      NULL
    )
  ) AS `review_days`
FROM (
  SELECT
    `t20`.`account_id`,
    `t20`.`person_id`,
    `t20`.`deal_id`,
    `t20`.`left_on`,
    `t20`.`signed_on`,
    `t20`.`kind`,
    `t20`.`on_day`,
    DATEDIFF(DAY, `t20`.`signed_on`, `t20`.`on_day`) AS `age_days`
  FROM (
    SELECT
      `t5`.`account_id`,
      `t5`.`person_id`,
      `t5`.`deal_id`,
      `t5`.`left_on`,
      `t5`.`signed_on`,
      `t19`.`kind`,
      `t19`.`on_day`
    FROM `won_over` AS `t5`
    INNER JOIN (
      SELECT
        *
      FROM (
        SELECT
          *
        FROM (
          SELECT
            `t1`.`account_id`,
            `t1`.`person_id`,
            'word' AS `kind`,
            `t1`.`stated_on` AS `on_day`
          FROM `value_claims` AS `t1`
          WHERE
            `t1`.`person_id` IS NOT NULL AND `t1`.`stated_on` IS NOT NULL
        ) AS `t8`
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            `t1`.`account_id`,
            `t1`.`confirmed_by` AS `person_id`,
            'word' AS `kind`,
            `t1`.`confirmed_on` AS `on_day`
          FROM `value_claims` AS `t1`
          WHERE
            `t1`.`confirmed_by` IS NOT NULL AND `t1`.`confirmed_on` IS NOT NULL
        ) AS `t9`
      ) AS `t13`
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          *
        FROM (
          SELECT
            *
          FROM (
            SELECT
              `t10`.`account_id`,
              `t6`.`person_id`,
              'told' AS `kind`,
              `t6`.`told_on` AS `on_day`
            FROM `value_communications` AS `t6`
            INNER JOIN (
              SELECT
                `t1`.`account_id`,
                `t1`.`claim_id`
              FROM `value_claims` AS `t1`
            ) AS `t10`
              ON `t6`.`claim_id` = `t10`.`claim_id`
          ) AS `t15`
          WHERE
            `t15`.`person_id` IS NOT NULL AND `t15`.`on_day` IS NOT NULL
        ) AS `t16`
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            *
          FROM (
            SELECT
              `t2`.`account_id`,
              `t2`.`person_id`,
              IF(`t2`.`spoken`, 'talk', 'exchange') AS `kind`,
              `t2`.`last_on` AS `on_day`
            FROM `contact_evidence` AS `t2`
            WHERE
              `t2`.`two_way`
          ) AS `t11`
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              `t3`.`account_id`,
              `t3`.`person_id`,
              'word' AS `kind`,
              `t3`.`answered_on` AS `on_day`
            FROM `feedback` AS `t3`
            WHERE
              `t3`.`instrument` = 'value_interview'
              AND `t3`.`person_id` IS NOT NULL
              AND `t3`.`answered_on` IS NOT NULL
          ) AS `t12`
        ) AS `t14`
      ) AS `t17`
    ) AS `t19`
      ON `t5`.`account_id` = `t19`.`account_id` AND `t5`.`person_id` = `t19`.`person_id`
  ) AS `t20`
  WHERE
    DATEDIFF(DAY, `t20`.`signed_on`, `t20`.`on_day`) >= 1
) AS `t21`
GROUP BY
  1,
  2,
  3

-- measure: follow_ups
WITH `t9` AS (
  SELECT
    `t4`.`account_id`,
    `t4`.`person_id`,
    `t4`.`deal_id`,
    `t4`.`signed_on`,
    `t4`.`left_on`,
    `t5`.`contact_days`,
    `t5`.`check_days`,
    `t5`.`review_days`,
    `t6`.`at`,
    `t8`.`observed_id`
  FROM `won_over` AS `t4`
  LEFT OUTER JOIN `come_back` AS `t5`
    ON `t4`.`account_id` = `t5`.`account_id`
    AND `t4`.`person_id` = `t5`.`person_id`
    AND `t4`.`deal_id` = `t5`.`deal_id`
  CROSS JOIN `moment` AS `t6`
  LEFT OUTER JOIN (
    SELECT
      `t3`.`account_id` AS `observed_id`
    FROM `contact_observed` AS `t3`
  ) AS `t8`
    ON `t4`.`account_id` = `t8`.`observed_id`
)
SELECT
  *
FROM (
  SELECT
    `t10`.`account_id`,
    `t10`.`person_id`,
    `t10`.`deal_id`,
    `t10`.`signed_on`,
    CAST(CAST(`t10`.`signed_on` + INTERVAL '90' DAY AS TIMESTAMP) AS DATE) AS `due_on`,
    'review' AS `step`,
    `t10`.`review_days` AS `days_taken`,
    CASE
      WHEN COALESCE(`t10`.`review_days` <= 90, FALSE)
      THEN 'done'
      WHEN `t10`.`review_days` IS NOT NULL
      THEN 'late'
      WHEN DATEDIFF(DAY, `t10`.`signed_on`, `t10`.`at`) > 90
      THEN 'overdue'
      ELSE 'not_due'
    END AS `state`,
    DATEDIFF(DAY, `t10`.`signed_on`, `t10`.`at`) > 30 AS `begun`
  FROM `t9` AS `t10`
  WHERE
    COALESCE(`t10`.`review_days` <= 90, FALSE)
    OR (
      (
        `t10`.`left_on` IS NULL
      )
      OR (
        `t10`.`left_on` > CAST(CAST(`t10`.`signed_on` + INTERVAL '90' DAY AS TIMESTAMP) AS DATE)
      )
    )
) AS `t11`
UNION ALL
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t10`.`account_id`,
      `t10`.`person_id`,
      `t10`.`deal_id`,
      `t10`.`signed_on`,
      CAST(CAST(`t10`.`signed_on` + INTERVAL '7' DAY AS TIMESTAMP) AS DATE) AS `due_on`,
      'contact' AS `step`,
      `t10`.`contact_days` AS `days_taken`,
      CASE
        WHEN COALESCE(`t10`.`contact_days` <= 7, FALSE)
        THEN 'done'
        WHEN `t10`.`contact_days` IS NOT NULL
        THEN 'late'
        WHEN DATEDIFF(DAY, `t10`.`signed_on`, `t10`.`at`) > 7
        THEN 'overdue'
        ELSE 'not_due'
      END AS `state`,
      DATEDIFF(DAY, `t10`.`signed_on`, `t10`.`at`) > 0 AS `begun`
    FROM `t9` AS `t10`
    WHERE
      `t10`.`observed_id` IS NOT NULL
      AND (
        COALESCE(`t10`.`contact_days` <= 7, FALSE)
        OR (
          (
            `t10`.`left_on` IS NULL
          )
          OR (
            `t10`.`left_on` > CAST(CAST(`t10`.`signed_on` + INTERVAL '7' DAY AS TIMESTAMP) AS DATE)
          )
        )
      )
  ) AS `t12`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      `t10`.`account_id`,
      `t10`.`person_id`,
      `t10`.`deal_id`,
      `t10`.`signed_on`,
      CAST(CAST(`t10`.`signed_on` + INTERVAL '30' DAY AS TIMESTAMP) AS DATE) AS `due_on`,
      'check' AS `step`,
      `t10`.`check_days` AS `days_taken`,
      CASE
        WHEN COALESCE(`t10`.`check_days` <= 30, FALSE)
        THEN 'done'
        WHEN `t10`.`check_days` IS NOT NULL
        THEN 'late'
        WHEN DATEDIFF(DAY, `t10`.`signed_on`, `t10`.`at`) > 30
        THEN 'overdue'
        ELSE 'not_due'
      END AS `state`,
      DATEDIFF(DAY, `t10`.`signed_on`, `t10`.`at`) > 7 AS `begun`
    FROM `t9` AS `t10`
    WHERE
      COALESCE(`t10`.`check_days` <= 30, FALSE)
      OR (
        (
          `t10`.`left_on` IS NULL
        )
        OR (
          `t10`.`left_on` > CAST(CAST(`t10`.`signed_on` + INTERVAL '30' DAY AS TIMESTAMP) AS DATE)
        )
      )
  ) AS `t13`
) AS `t14`

-- measure: follow_up_sums not_stored
SELECT
  `t4`.`account_id`,
  SUM(CAST(`t4`.`at` > `t4`.`due_on` AS BIGINT)) AS `remorse_due`,
  SUM(CAST((
    `t4`.`at` > `t4`.`due_on`
  ) AND (
    `t4`.`state` = 'done'
  ) AS BIGINT)) AS `remorse_done`
FROM (
  SELECT
    `t2`.`account_id`,
    `t2`.`person_id`,
    `t2`.`deal_id`,
    `t2`.`signed_on`,
    `t2`.`due_on`,
    `t2`.`step`,
    `t2`.`days_taken`,
    `t2`.`state`,
    `t2`.`begun`,
    `t3`.`at`
  FROM `follow_ups` AS `t2`
  CROSS JOIN `moment` AS `t3`
) AS `t4`
GROUP BY
  1

-- measure: follow_up_gaps not_stored
SELECT
  `t9`.`account_id`,
  'remorse_window' AS `kind`,
  `t9`.`person_id`,
  CAST(NULL AS STRING) AS `role`,
  `t9`.`deal_id` AS `fact_id`,
  TRY_DIVIDE(CAST(`t6`.`influence_nano` AS DOUBLE), 1000000000.0e0) AS `weight`
FROM (
  SELECT DISTINCT
    `t7`.`account_id`,
    `t7`.`person_id`,
    `t7`.`deal_id`
  FROM (
    SELECT
      `t3`.`account_id`,
      `t3`.`person_id`,
      `t3`.`deal_id`,
      `t3`.`signed_on`,
      `t3`.`due_on`,
      `t3`.`step`,
      `t3`.`days_taken`,
      `t3`.`state`,
      `t3`.`begun`,
      `t4`.`at`
    FROM `follow_ups` AS `t3`
    CROSS JOIN `moment` AS `t4`
  ) AS `t7`
  WHERE
    DATEDIFF(DAY, `t7`.`signed_on`, `t7`.`at`) <= 180
    AND (
      (
        `t7`.`state` = 'overdue'
      )
      OR (
        (
          `t7`.`state` = 'not_due'
        ) AND `t7`.`begun`
      )
    )
) AS `t9`
INNER JOIN (
  SELECT
    `t0`.`account_id`,
    `t0`.`person_id`,
    `t0`.`influence_nano`
  FROM `influence` AS `t0`
  WHERE
    `t0`.`active`
) AS `t6`
  ON `t9`.`account_id` = `t6`.`account_id` AND `t9`.`person_id` = `t6`.`person_id`

-- measure: value_scores not_stored
SELECT
  `t37`.`account_id`,
  COALESCE(`t37`.`claims_created`, 0) AS `claims_created`,
  COALESCE(`t37`.`claims_priced`, 0) AS `claims_priced`,
  COALESCE(`t37`.`claims_confirmed`, 0) AS `claims_confirmed`,
  COALESCE(`t37`.`claims_destroyed`, 0) AS `claims_destroyed`,
  COALESCE(`t37`.`claims_ours_only`, 0) AS `claims_ours_only`,
  COALESCE(`t37`.`perceived_people`, 0) AS `perceived_people`,
  COALESCE(`t37`.`promised_claims`, 0) AS `promised_claims`,
  TRY_DIVIDE(CAST(`t37`.`created_cents` AS DOUBLE), 100.0e0) AS `value_created`,
  TRY_DIVIDE(CAST(`t37`.`confirmed_cents` AS DOUBLE), 100.0e0) AS `value_confirmed`,
  TRY_DIVIDE(CAST(`t37`.`destroyed_cents` AS DOUBLE), 100.0e0) AS `value_destroyed`,
  TRY_DIVIDE(CAST(`t37`.`untold_cents` AS DOUBLE), 100.0e0) AS `value_untold`,
  TRY_DIVIDE(CAST(`t37`.`promised_cents` AS DOUBLE), 100.0e0) AS `promised_value`,
  TRY_DIVIDE(CAST(`t37`.`realised_cents` AS DOUBLE), 100.0e0) AS `realised_value`,
  `t37`.`value_coverage`,
  `t37`.`perceived_gap`,
  `t37`.`realised_ratio`,
  COALESCE(`t37`.`value_coverage_evidence`, 'none') AS `value_coverage_evidence`,
  `t37`.`importance`,
  `t37`.`importance_basis`,
  `t37`.`revenue`,
  `t37`.`gross_profit`,
  `t37`.`net_value`,
  `t37`.`net_advantage`,
  `t37`.`offerings_compared`,
  `t37`.`offerings_uncompared`,
  `t37`.`exchange`,
  COALESCE(`t37`.`remorse_due`, 0) AS `remorse_due`,
  COALESCE(`t37`.`remorse_done`, 0) AS `remorse_done`
FROM (
  SELECT
    `t36`.`account_id`,
    `t36`.`claims_created`,
    `t36`.`claims_priced`,
    `t36`.`claims_confirmed`,
    `t36`.`claims_destroyed`,
    `t36`.`claims_ours_only`,
    `t36`.`created_cents`,
    `t36`.`confirmed_cents`,
    `t36`.`destroyed_cents`,
    `t36`.`untold_cents`,
    `t36`.`value_coverage`,
    `t36`.`value_coverage_evidence`,
    `t36`.`perceived_people`,
    `t36`.`perceived_gap`,
    `t36`.`promised_claims`,
    `t36`.`promised_cents`,
    `t36`.`realised_cents`,
    `t36`.`realised_ratio`,
    `t36`.`importance`,
    `t36`.`net_value`,
    `t36`.`net_advantage`,
    `t36`.`importance_basis`,
    `t36`.`revenue`,
    `t36`.`gross_profit`,
    `t36`.`offerings_compared`,
    `t36`.`offerings_uncompared`,
    `t36`.`exchange`,
    `t36`.`remorse_due`,
    `t36`.`remorse_done`
  FROM (
    SELECT
      `t35`.`account_id`,
      `t35`.`claims_created`,
      `t35`.`claims_priced`,
      `t35`.`claims_confirmed`,
      `t35`.`claims_destroyed`,
      `t35`.`claims_ours_only`,
      `t35`.`created_cents`,
      `t35`.`confirmed_cents`,
      `t35`.`destroyed_cents`,
      `t35`.`untold_cents`,
      `t35`.`value_coverage`,
      `t35`.`value_coverage_evidence`,
      `t35`.`perceived_people`,
      `t35`.`perceived_gap`,
      `t35`.`promised_claims`,
      `t35`.`promised_cents`,
      `t35`.`realised_cents`,
      `t35`.`realised_ratio`,
      `t35`.`importance`,
      `t35`.`net_value`,
      `t35`.`net_advantage`,
      `t35`.`importance_basis`,
      `t35`.`revenue`,
      `t35`.`gross_profit`,
      `t35`.`offerings_compared`,
      `t35`.`offerings_uncompared`,
      `t35`.`exchange`,
      `t14`.`part_id`,
      `t14`.`remorse_due`,
      `t14`.`remorse_done`
    FROM (
      SELECT
        `t33`.`account_id`,
        `t33`.`claims_created`,
        `t33`.`claims_priced`,
        `t33`.`claims_confirmed`,
        `t33`.`claims_destroyed`,
        `t33`.`claims_ours_only`,
        `t33`.`created_cents`,
        `t33`.`confirmed_cents`,
        `t33`.`destroyed_cents`,
        `t33`.`untold_cents`,
        `t33`.`value_coverage`,
        `t33`.`value_coverage_evidence`,
        `t33`.`perceived_people`,
        `t33`.`perceived_gap`,
        `t33`.`promised_claims`,
        `t33`.`promised_cents`,
        `t33`.`realised_cents`,
        `t33`.`realised_ratio`,
        `t33`.`importance`,
        `t33`.`net_value`,
        `t33`.`net_advantage`,
        `t33`.`importance_basis`,
        `t33`.`revenue`,
        `t33`.`gross_profit`,
        `t33`.`offerings_compared`,
        `t33`.`offerings_uncompared`,
        `t33`.`exchange`
      FROM (
        SELECT
          `t32`.`account_id`,
          `t32`.`claims_created`,
          `t32`.`claims_priced`,
          `t32`.`claims_confirmed`,
          `t32`.`claims_destroyed`,
          `t32`.`claims_ours_only`,
          `t32`.`created_cents`,
          `t32`.`confirmed_cents`,
          `t32`.`destroyed_cents`,
          `t32`.`untold_cents`,
          `t32`.`value_coverage`,
          `t32`.`value_coverage_evidence`,
          `t32`.`perceived_people`,
          `t32`.`perceived_gap`,
          `t32`.`promised_claims`,
          `t32`.`promised_cents`,
          `t32`.`realised_cents`,
          `t32`.`realised_ratio`,
          `t15`.`part_id`,
          `t15`.`importance`,
          `t15`.`net_value`,
          `t15`.`net_advantage`,
          `t15`.`importance_basis`,
          `t15`.`revenue`,
          `t15`.`gross_profit`,
          `t15`.`offerings_compared`,
          `t15`.`offerings_uncompared`,
          `t15`.`exchange`
        FROM (
          SELECT
            `t30`.`account_id`,
            `t30`.`claims_created`,
            `t30`.`claims_priced`,
            `t30`.`claims_confirmed`,
            `t30`.`claims_destroyed`,
            `t30`.`claims_ours_only`,
            `t30`.`created_cents`,
            `t30`.`confirmed_cents`,
            `t30`.`destroyed_cents`,
            `t30`.`untold_cents`,
            `t30`.`value_coverage`,
            `t30`.`value_coverage_evidence`,
            `t30`.`perceived_people`,
            `t30`.`perceived_gap`,
            `t30`.`promised_claims`,
            `t30`.`promised_cents`,
            `t30`.`realised_cents`,
            `t30`.`realised_ratio`
          FROM (
            SELECT
              `t29`.`account_id`,
              `t29`.`claims_created`,
              `t29`.`claims_priced`,
              `t29`.`claims_confirmed`,
              `t29`.`claims_destroyed`,
              `t29`.`claims_ours_only`,
              `t29`.`created_cents`,
              `t29`.`confirmed_cents`,
              `t29`.`destroyed_cents`,
              `t29`.`untold_cents`,
              `t29`.`value_coverage`,
              `t29`.`value_coverage_evidence`,
              `t29`.`perceived_people`,
              `t29`.`perceived_gap`,
              `t16`.`part_id`,
              `t16`.`promised_claims`,
              `t16`.`promised_cents`,
              `t16`.`realised_cents`,
              `t16`.`realised_ratio`
            FROM (
              SELECT
                `t27`.`account_id`,
                `t27`.`claims_created`,
                `t27`.`claims_priced`,
                `t27`.`claims_confirmed`,
                `t27`.`claims_destroyed`,
                `t27`.`claims_ours_only`,
                `t27`.`created_cents`,
                `t27`.`confirmed_cents`,
                `t27`.`destroyed_cents`,
                `t27`.`untold_cents`,
                `t27`.`value_coverage`,
                `t27`.`value_coverage_evidence`,
                `t27`.`perceived_people`,
                `t27`.`perceived_gap`
              FROM (
                SELECT
                  `t26`.`account_id`,
                  `t26`.`claims_created`,
                  `t26`.`claims_priced`,
                  `t26`.`claims_confirmed`,
                  `t26`.`claims_destroyed`,
                  `t26`.`claims_ours_only`,
                  `t26`.`created_cents`,
                  `t26`.`confirmed_cents`,
                  `t26`.`destroyed_cents`,
                  `t26`.`untold_cents`,
                  `t26`.`value_coverage`,
                  `t26`.`value_coverage_evidence`,
                  `t17`.`part_id`,
                  `t17`.`perceived_people`,
                  `t17`.`perceived_gap`
                FROM (
                  SELECT
                    `t24`.`account_id`,
                    `t24`.`claims_created`,
                    `t24`.`claims_priced`,
                    `t24`.`claims_confirmed`,
                    `t24`.`claims_destroyed`,
                    `t24`.`claims_ours_only`,
                    `t24`.`created_cents`,
                    `t24`.`confirmed_cents`,
                    `t24`.`destroyed_cents`,
                    `t24`.`untold_cents`,
                    `t24`.`value_coverage`,
                    `t24`.`value_coverage_evidence`
                  FROM (
                    SELECT
                      `t23`.`account_id`,
                      `t23`.`claims_created`,
                      `t23`.`claims_priced`,
                      `t23`.`claims_confirmed`,
                      `t23`.`claims_destroyed`,
                      `t23`.`claims_ours_only`,
                      `t23`.`created_cents`,
                      `t23`.`confirmed_cents`,
                      `t23`.`destroyed_cents`,
                      `t18`.`part_id`,
                      `t18`.`untold_cents`,
                      `t18`.`value_coverage`,
                      `t18`.`value_coverage_evidence`
                    FROM (
                      SELECT
                        `t21`.`account_id`,
                        `t21`.`claims_created`,
                        `t21`.`claims_priced`,
                        `t21`.`claims_confirmed`,
                        `t21`.`claims_destroyed`,
                        `t21`.`claims_ours_only`,
                        `t21`.`created_cents`,
                        `t21`.`confirmed_cents`,
                        `t21`.`destroyed_cents`
                      FROM (
                        SELECT
                          `t19`.`account_id`,
                          `t20`.`part_id`,
                          `t20`.`claims_created`,
                          `t20`.`claims_priced`,
                          `t20`.`claims_confirmed`,
                          `t20`.`claims_destroyed`,
                          `t20`.`claims_ours_only`,
                          `t20`.`created_cents`,
                          `t20`.`confirmed_cents`,
                          `t20`.`destroyed_cents`
                        FROM (
                          SELECT
                            `t5`.`account_id`
                          FROM `unknown_share` AS `t5`
                        ) AS `t19`
                        LEFT OUTER JOIN (
                          SELECT
                            `t6`.`account_id` AS `part_id`,
                            `t6`.`claims_created`,
                            `t6`.`claims_priced`,
                            `t6`.`claims_confirmed`,
                            `t6`.`claims_destroyed`,
                            `t6`.`claims_ours_only`,
                            `t6`.`created_cents`,
                            `t6`.`confirmed_cents`,
                            `t6`.`destroyed_cents`
                          FROM `claim_sums` AS `t6`
                        ) AS `t20`
                          ON `t19`.`account_id` = `t20`.`part_id`
                      ) AS `t21`
                    ) AS `t23`
                    LEFT OUTER JOIN (
                      SELECT
                        `t4`.`account_id` AS `part_id`,
                        `t4`.`untold_cents`,
                        `t4`.`value_coverage`,
                        `t4`.`value_coverage_evidence`
                      FROM `value_coverage` AS `t4`
                    ) AS `t18`
                      ON `t23`.`account_id` = `t18`.`part_id`
                  ) AS `t24`
                ) AS `t26`
                LEFT OUTER JOIN (
                  SELECT
                    `t3`.`account_id` AS `part_id`,
                    `t3`.`perceived_people`,
                    `t3`.`perceived_gap`
                  FROM `perceived_by_account` AS `t3`
                ) AS `t17`
                  ON `t26`.`account_id` = `t17`.`part_id`
              ) AS `t27`
            ) AS `t29`
            LEFT OUTER JOIN (
              SELECT
                `t2`.`account_id` AS `part_id`,
                `t2`.`promised_claims`,
                `t2`.`promised_cents`,
                `t2`.`realised_cents`,
                `t2`.`realised_ratio`
              FROM `realised_value` AS `t2`
            ) AS `t16`
              ON `t29`.`account_id` = `t16`.`part_id`
          ) AS `t30`
        ) AS `t32`
        LEFT OUTER JOIN (
          SELECT
            `t1`.`account_id` AS `part_id`,
            `t1`.`importance`,
            `t1`.`net_value`,
            `t1`.`net_advantage`,
            `t1`.`importance_basis`,
            `t1`.`revenue`,
            `t1`.`gross_profit`,
            `t1`.`offerings_compared`,
            `t1`.`offerings_uncompared`,
            `t1`.`exchange`
          FROM `account_money` AS `t1`
        ) AS `t15`
          ON `t32`.`account_id` = `t15`.`part_id`
      ) AS `t33`
    ) AS `t35`
    LEFT OUTER JOIN (
      SELECT
        `t0`.`account_id` AS `part_id`,
        `t0`.`remorse_due`,
        `t0`.`remorse_done`
      FROM `follow_up_sums` AS `t0`
    ) AS `t14`
      ON `t35`.`account_id` = `t14`.`part_id`
  ) AS `t36`
) AS `t37`

-- measure: account_need_sums
SELECT
  `t4`.`account_id`,
  TRY_DIVIDE(
    CAST(COALESCE(
      SUM(
        CAST(ROUND(
          IF(`t4`.`person_id` = '', `t4`.`need_weight`, `t4`.`personal_weight`) * 1000000000.0e0,
          0
        ) AS BIGINT)
      ),
      0
    ) AS DOUBLE),
    1000000000.0e0
  ) AS `need_weight`,
  TRY_DIVIDE(
    CAST(COALESCE(
      SUM(
        CAST(ROUND(IF(`t4`.`person_id` = '', `t4`.`need_met`, `t4`.`personal_met`) * 1000000000.0e0, 0) AS BIGINT)
      ),
      0
    ) AS DOUBLE),
    1000000000.0e0
  ) AS `need_met`,
  TRY_DIVIDE(
    CAST(COALESCE(SUM(CAST(ROUND(`t4`.`personal_weight` * 1000000000.0e0, 0) AS BIGINT)), 0) AS DOUBLE),
    1000000000.0e0
  ) AS `personal_weight`,
  TRY_DIVIDE(
    CAST(COALESCE(SUM(CAST(ROUND(`t4`.`personal_met` * 1000000000.0e0, 0) AS BIGINT)), 0) AS DOUBLE),
    1000000000.0e0
  ) AS `personal_met`
FROM (
  SELECT
    `t2`.`account_id`,
    `t2`.`person_id`,
    `t2`.`need_weight`,
    `t2`.`need_met`,
    `t2`.`personal_weight`,
    `t2`.`personal_met`,
    `t2`.`own_word_weight`
  FROM `need_sums` AS `t2`
  LEFT SEMI JOIN `open_accounts` AS `t3`
    ON `t2`.`account_id` = `t3`.`account_id`
) AS `t4`
GROUP BY
  1

-- measure: keeping_prior whole_book
SELECT
  *
FROM (
  SELECT
    'keeping_prior.mean' AS `name`,
    '' AS `segment`,
    TRY_DIVIDE(
      CAST(CAST(ROUND(
        TRY_DIVIDE(`t5`.`credit` + 1.0e0, `t5`.`credit` + `t5`.`debit` + 2.0e0) * 1000000000.0e0,
        0
      ) AS BIGINT) AS DOUBLE),
      1000000000.0e0
    ) AS `value`
  FROM (
    SELECT
      TRY_DIVIDE(
        CAST(COALESCE(SUM(CAST(ROUND(`t1`.`credit` * 1000000000.0e0, 0) AS BIGINT)), 0) AS DOUBLE),
        1000000000.0e0
      ) AS `credit`,
      TRY_DIVIDE(
        CAST(COALESCE(SUM(CAST(ROUND(`t1`.`debit` * 1000000000.0e0, 0) AS BIGINT)), 0) AS DOUBLE),
        1000000000.0e0
      ) AS `debit`
    FROM (
      SELECT
        `t0`.`credit`,
        `t0`.`debit` * 2.0e0 AS `debit`
      FROM `account_promise_sums` AS `t0`
    ) AS `t1`
  ) AS `t5`
) AS `t7`
UNION ALL
SELECT
  *
FROM (
  SELECT
    'keeping_prior.strength' AS `name`,
    '' AS `segment`,
    TRY_DIVIDE(
      CAST(CAST(ROUND(
        CASE
          WHEN NOT (
            (
              `t9`.`accounts` > 1.0e0
            )
            AND (
              TRY_DIVIDE(
                CAST(CAST(ROUND(`t9`.`share` * (
                  1.0e0 - `t9`.`share`
                ) * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
                1000000.0e0
              ) > 0.0e0
            )
            AND (
              TRY_DIVIDE(
                CAST(CAST(ROUND(
                  (
                    (
                      1.0e0 - `t12`.`squares`
                    ) - TRY_DIVIDE(`t9`.`accounts` - 1.0e0, IF(`t9`.`accounts` > 0.0e0, `t9`.`weight`, 1.0e0))
                  ) * 1000000.0e0,
                  0
                ) AS BIGINT) AS DOUBLE),
                1000000.0e0
              ) > 0.0e0
            )
          )
          THEN 10.0e0
          WHEN TRY_DIVIDE(
            TRY_DIVIDE(
              `t12`.`spread`,
              IF(
                (
                  `t9`.`accounts` > 1.0e0
                )
                AND (
                  TRY_DIVIDE(
                    CAST(CAST(ROUND(`t9`.`share` * (
                      1.0e0 - `t9`.`share`
                    ) * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
                    1000000.0e0
                  ) > 0.0e0
                )
                AND (
                  TRY_DIVIDE(
                    CAST(CAST(ROUND(
                      (
                        (
                          1.0e0 - `t12`.`squares`
                        ) - TRY_DIVIDE(`t9`.`accounts` - 1.0e0, IF(`t9`.`accounts` > 0.0e0, `t9`.`weight`, 1.0e0))
                      ) * 1000000.0e0,
                      0
                    ) AS BIGINT) AS DOUBLE),
                    1000000.0e0
                  ) > 0.0e0
                ),
                `t9`.`share` * (
                  1.0e0 - `t9`.`share`
                ),
                1.0e0
              )
            ) - TRY_DIVIDE(`t9`.`accounts` - 1.0e0, IF(`t9`.`accounts` > 0.0e0, `t9`.`weight`, 1.0e0)),
            IF(
              (
                `t9`.`accounts` > 1.0e0
              )
              AND (
                TRY_DIVIDE(
                  CAST(CAST(ROUND(`t9`.`share` * (
                    1.0e0 - `t9`.`share`
                  ) * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
                  1000000.0e0
                ) > 0.0e0
              )
              AND (
                TRY_DIVIDE(
                  CAST(CAST(ROUND(
                    (
                      (
                        1.0e0 - `t12`.`squares`
                      ) - TRY_DIVIDE(`t9`.`accounts` - 1.0e0, IF(`t9`.`accounts` > 0.0e0, `t9`.`weight`, 1.0e0))
                    ) * 1000000.0e0,
                    0
                  ) AS BIGINT) AS DOUBLE),
                  1000000.0e0
                ) > 0.0e0
              ),
              (
                1.0e0 - `t12`.`squares`
              ) - TRY_DIVIDE(`t9`.`accounts` - 1.0e0, IF(`t9`.`accounts` > 0.0e0, `t9`.`weight`, 1.0e0)),
              1.0e0
            )
          ) <= 0.0e0
          THEN 100.0e0
          ELSE LEAST(
            GREATEST(
              TRY_DIVIDE(
                1.0e0,
                IF(
                  TRY_DIVIDE(
                    TRY_DIVIDE(
                      `t12`.`spread`,
                      IF(
                        (
                          `t9`.`accounts` > 1.0e0
                        )
                        AND (
                          TRY_DIVIDE(
                            CAST(CAST(ROUND(`t9`.`share` * (
                              1.0e0 - `t9`.`share`
                            ) * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
                            1000000.0e0
                          ) > 0.0e0
                        )
                        AND (
                          TRY_DIVIDE(
                            CAST(CAST(ROUND(
                              (
                                (
                                  1.0e0 - `t12`.`squares`
                                ) - TRY_DIVIDE(`t9`.`accounts` - 1.0e0, IF(`t9`.`accounts` > 0.0e0, `t9`.`weight`, 1.0e0))
                              ) * 1000000.0e0,
                              0
                            ) AS BIGINT) AS DOUBLE),
                            1000000.0e0
                          ) > 0.0e0
                        ),
                        `t9`.`share` * (
                          1.0e0 - `t9`.`share`
                        ),
                        1.0e0
                      )
                    ) - TRY_DIVIDE(`t9`.`accounts` - 1.0e0, IF(`t9`.`accounts` > 0.0e0, `t9`.`weight`, 1.0e0)),
                    IF(
                      (
                        `t9`.`accounts` > 1.0e0
                      )
                      AND (
                        TRY_DIVIDE(
                          CAST(CAST(ROUND(`t9`.`share` * (
                            1.0e0 - `t9`.`share`
                          ) * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
                          1000000.0e0
                        ) > 0.0e0
                      )
                      AND (
                        TRY_DIVIDE(
                          CAST(CAST(ROUND(
                            (
                              (
                                1.0e0 - `t12`.`squares`
                              ) - TRY_DIVIDE(`t9`.`accounts` - 1.0e0, IF(`t9`.`accounts` > 0.0e0, `t9`.`weight`, 1.0e0))
                            ) * 1000000.0e0,
                            0
                          ) AS BIGINT) AS DOUBLE),
                          1000000.0e0
                        ) > 0.0e0
                      ),
                      (
                        1.0e0 - `t12`.`squares`
                      ) - TRY_DIVIDE(`t9`.`accounts` - 1.0e0, IF(`t9`.`accounts` > 0.0e0, `t9`.`weight`, 1.0e0)),
                      1.0e0
                    )
                  ) > 0.0e0,
                  TRY_DIVIDE(
                    TRY_DIVIDE(
                      `t12`.`spread`,
                      IF(
                        (
                          `t9`.`accounts` > 1.0e0
                        )
                        AND (
                          TRY_DIVIDE(
                            CAST(CAST(ROUND(`t9`.`share` * (
                              1.0e0 - `t9`.`share`
                            ) * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
                            1000000.0e0
                          ) > 0.0e0
                        )
                        AND (
                          TRY_DIVIDE(
                            CAST(CAST(ROUND(
                              (
                                (
                                  1.0e0 - `t12`.`squares`
                                ) - TRY_DIVIDE(`t9`.`accounts` - 1.0e0, IF(`t9`.`accounts` > 0.0e0, `t9`.`weight`, 1.0e0))
                              ) * 1000000.0e0,
                              0
                            ) AS BIGINT) AS DOUBLE),
                            1000000.0e0
                          ) > 0.0e0
                        ),
                        `t9`.`share` * (
                          1.0e0 - `t9`.`share`
                        ),
                        1.0e0
                      )
                    ) - TRY_DIVIDE(`t9`.`accounts` - 1.0e0, IF(`t9`.`accounts` > 0.0e0, `t9`.`weight`, 1.0e0)),
                    IF(
                      (
                        `t9`.`accounts` > 1.0e0
                      )
                      AND (
                        TRY_DIVIDE(
                          CAST(CAST(ROUND(`t9`.`share` * (
                            1.0e0 - `t9`.`share`
                          ) * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
                          1000000.0e0
                        ) > 0.0e0
                      )
                      AND (
                        TRY_DIVIDE(
                          CAST(CAST(ROUND(
                            (
                              (
                                1.0e0 - `t12`.`squares`
                              ) - TRY_DIVIDE(`t9`.`accounts` - 1.0e0, IF(`t9`.`accounts` > 0.0e0, `t9`.`weight`, 1.0e0))
                            ) * 1000000.0e0,
                            0
                          ) AS BIGINT) AS DOUBLE),
                          1000000.0e0
                        ) > 0.0e0
                      ),
                      (
                        1.0e0 - `t12`.`squares`
                      ) - TRY_DIVIDE(`t9`.`accounts` - 1.0e0, IF(`t9`.`accounts` > 0.0e0, `t9`.`weight`, 1.0e0)),
                      1.0e0
                    )
                  ),
                  1.0e0
                )
              ) - 1.0e0,
              2.0e0
            ),
            100.0e0
          )
        END * 1000000000.0e0,
        0
      ) AS BIGINT) AS DOUBLE),
      1000000000.0e0
    ) AS `value`
  FROM (
    SELECT
      TRY_DIVIDE(
        CAST(COALESCE(
          SUM(
            CAST(ROUND(
              TRY_DIVIDE(`t10`.`own_weight`, `t10`.`weight`) * (
                TRY_DIVIDE(`t10`.`credit`, `t10`.`own_weight`) - `t10`.`share`
              ) * (
                TRY_DIVIDE(`t10`.`credit`, `t10`.`own_weight`) - `t10`.`share`
              ) * 1000000000000000.0e0,
              0
            ) AS BIGINT)
          ),
          0
        ) AS DOUBLE),
        1000000000000000.0e0
      ) AS `spread`,
      TRY_DIVIDE(
        CAST(COALESCE(
          SUM(
            CAST(ROUND(
              TRY_DIVIDE(`t10`.`own_weight`, `t10`.`weight`) * TRY_DIVIDE(`t10`.`own_weight`, `t10`.`weight`) * 1000000000000000.0e0,
              0
            ) AS BIGINT)
          ),
          0
        ) AS DOUBLE),
        1000000000000000.0e0
      ) AS `squares`
    FROM (
      SELECT
        `t4`.`credit`,
        `t4`.`own_weight`,
        `t9`.`accounts`,
        `t9`.`weight`,
        `t9`.`share`
      FROM (
        SELECT
          `t0`.`credit`,
          `t0`.`credit` + (
            `t0`.`debit` * 2.0e0
          ) AS `own_weight`
        FROM `account_promise_sums` AS `t0`
        WHERE
          TRY_DIVIDE(
            CAST(CAST(ROUND((
              `t0`.`credit` + (
                `t0`.`debit` * 2.0e0
              )
            ) * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
            1000000.0e0
          ) >= 1.0e0
      ) AS `t4`
      CROSS JOIN (
        SELECT
          `t6`.`accounts`,
          `t6`.`weight`,
          TRY_DIVIDE(`t6`.`credit`, NULLIF(`t6`.`weight`, 0.0e0)) AS `share`
        FROM (
          SELECT
            CAST(COUNT(*) AS DOUBLE) AS `accounts`,
            TRY_DIVIDE(
              CAST(COALESCE(SUM(CAST(ROUND(`t3`.`weight` * 1000000000.0e0, 0) AS BIGINT)), 0) AS DOUBLE),
              1000000000.0e0
            ) AS `weight`,
            TRY_DIVIDE(
              CAST(COALESCE(SUM(CAST(ROUND(`t3`.`credit` * 1000000000.0e0, 0) AS BIGINT)), 0) AS DOUBLE),
              1000000000.0e0
            ) AS `credit`
          FROM (
            SELECT
              `t0`.`credit`,
              `t0`.`debit` * 2.0e0 AS `debit`,
              `t0`.`credit` + (
                `t0`.`debit` * 2.0e0
              ) AS `weight`
            FROM `account_promise_sums` AS `t0`
            WHERE
              TRY_DIVIDE(
                CAST(CAST(ROUND((
                  `t0`.`credit` + (
                    `t0`.`debit` * 2.0e0
                  )
                ) * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
                1000000.0e0
              ) >= 1.0e0
          ) AS `t3`
        ) AS `t6`
      ) AS `t9`
    ) AS `t10`
  ) AS `t12`
  CROSS JOIN (
    SELECT
      `t6`.`accounts`,
      `t6`.`weight`,
      TRY_DIVIDE(`t6`.`credit`, NULLIF(`t6`.`weight`, 0.0e0)) AS `share`
    FROM (
      SELECT
        CAST(COUNT(*) AS DOUBLE) AS `accounts`,
        TRY_DIVIDE(
          CAST(COALESCE(SUM(CAST(ROUND(`t3`.`weight` * 1000000000.0e0, 0) AS BIGINT)), 0) AS DOUBLE),
          1000000000.0e0
        ) AS `weight`,
        TRY_DIVIDE(
          CAST(COALESCE(SUM(CAST(ROUND(`t3`.`credit` * 1000000000.0e0, 0) AS BIGINT)), 0) AS DOUBLE),
          1000000000.0e0
        ) AS `credit`
      FROM (
        SELECT
          `t0`.`credit`,
          `t0`.`debit` * 2.0e0 AS `debit`,
          `t0`.`credit` + (
            `t0`.`debit` * 2.0e0
          ) AS `weight`
        FROM `account_promise_sums` AS `t0`
        WHERE
          TRY_DIVIDE(
            CAST(CAST(ROUND((
              `t0`.`credit` + (
                `t0`.`debit` * 2.0e0
              )
            ) * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
            1000000.0e0
          ) >= 1.0e0
      ) AS `t3`
    ) AS `t6`
  ) AS `t9`
) AS `t13`

-- measure: need_prior whole_book
SELECT
  *
FROM (
  SELECT
    'need_prior.mean' AS `name`,
    '' AS `segment`,
    TRY_DIVIDE(
      CAST(CAST(ROUND(
        TRY_DIVIDE(`t5`.`credit` + 1.0e0, `t5`.`credit` + `t5`.`debit` + 2.0e0) * 1000000000.0e0,
        0
      ) AS BIGINT) AS DOUBLE),
      1000000000.0e0
    ) AS `value`
  FROM (
    SELECT
      TRY_DIVIDE(
        CAST(COALESCE(SUM(CAST(ROUND(`t1`.`credit` * 1000000000.0e0, 0) AS BIGINT)), 0) AS DOUBLE),
        1000000000.0e0
      ) AS `credit`,
      TRY_DIVIDE(
        CAST(COALESCE(SUM(CAST(ROUND(`t1`.`debit` * 1000000000.0e0, 0) AS BIGINT)), 0) AS DOUBLE),
        1000000000.0e0
      ) AS `debit`
    FROM (
      SELECT
        `t0`.`need_met` AS `credit`,
        `t0`.`need_weight` - `t0`.`need_met` AS `debit`
      FROM `account_need_sums` AS `t0`
    ) AS `t1`
  ) AS `t5`
) AS `t7`
UNION ALL
SELECT
  *
FROM (
  SELECT
    'need_prior.strength' AS `name`,
    '' AS `segment`,
    TRY_DIVIDE(
      CAST(CAST(ROUND(
        CASE
          WHEN NOT (
            (
              `t9`.`accounts` > 1.0e0
            )
            AND (
              TRY_DIVIDE(
                CAST(CAST(ROUND(`t9`.`share` * (
                  1.0e0 - `t9`.`share`
                ) * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
                1000000.0e0
              ) > 0.0e0
            )
            AND (
              TRY_DIVIDE(
                CAST(CAST(ROUND(
                  (
                    (
                      1.0e0 - `t12`.`squares`
                    ) - TRY_DIVIDE(`t9`.`accounts` - 1.0e0, IF(`t9`.`accounts` > 0.0e0, `t9`.`weight`, 1.0e0))
                  ) * 1000000.0e0,
                  0
                ) AS BIGINT) AS DOUBLE),
                1000000.0e0
              ) > 0.0e0
            )
          )
          THEN 10.0e0
          WHEN TRY_DIVIDE(
            TRY_DIVIDE(
              `t12`.`spread`,
              IF(
                (
                  `t9`.`accounts` > 1.0e0
                )
                AND (
                  TRY_DIVIDE(
                    CAST(CAST(ROUND(`t9`.`share` * (
                      1.0e0 - `t9`.`share`
                    ) * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
                    1000000.0e0
                  ) > 0.0e0
                )
                AND (
                  TRY_DIVIDE(
                    CAST(CAST(ROUND(
                      (
                        (
                          1.0e0 - `t12`.`squares`
                        ) - TRY_DIVIDE(`t9`.`accounts` - 1.0e0, IF(`t9`.`accounts` > 0.0e0, `t9`.`weight`, 1.0e0))
                      ) * 1000000.0e0,
                      0
                    ) AS BIGINT) AS DOUBLE),
                    1000000.0e0
                  ) > 0.0e0
                ),
                `t9`.`share` * (
                  1.0e0 - `t9`.`share`
                ),
                1.0e0
              )
            ) - TRY_DIVIDE(`t9`.`accounts` - 1.0e0, IF(`t9`.`accounts` > 0.0e0, `t9`.`weight`, 1.0e0)),
            IF(
              (
                `t9`.`accounts` > 1.0e0
              )
              AND (
                TRY_DIVIDE(
                  CAST(CAST(ROUND(`t9`.`share` * (
                    1.0e0 - `t9`.`share`
                  ) * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
                  1000000.0e0
                ) > 0.0e0
              )
              AND (
                TRY_DIVIDE(
                  CAST(CAST(ROUND(
                    (
                      (
                        1.0e0 - `t12`.`squares`
                      ) - TRY_DIVIDE(`t9`.`accounts` - 1.0e0, IF(`t9`.`accounts` > 0.0e0, `t9`.`weight`, 1.0e0))
                    ) * 1000000.0e0,
                    0
                  ) AS BIGINT) AS DOUBLE),
                  1000000.0e0
                ) > 0.0e0
              ),
              (
                1.0e0 - `t12`.`squares`
              ) - TRY_DIVIDE(`t9`.`accounts` - 1.0e0, IF(`t9`.`accounts` > 0.0e0, `t9`.`weight`, 1.0e0)),
              1.0e0
            )
          ) <= 0.0e0
          THEN 100.0e0
          ELSE LEAST(
            GREATEST(
              TRY_DIVIDE(
                1.0e0,
                IF(
                  TRY_DIVIDE(
                    TRY_DIVIDE(
                      `t12`.`spread`,
                      IF(
                        (
                          `t9`.`accounts` > 1.0e0
                        )
                        AND (
                          TRY_DIVIDE(
                            CAST(CAST(ROUND(`t9`.`share` * (
                              1.0e0 - `t9`.`share`
                            ) * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
                            1000000.0e0
                          ) > 0.0e0
                        )
                        AND (
                          TRY_DIVIDE(
                            CAST(CAST(ROUND(
                              (
                                (
                                  1.0e0 - `t12`.`squares`
                                ) - TRY_DIVIDE(`t9`.`accounts` - 1.0e0, IF(`t9`.`accounts` > 0.0e0, `t9`.`weight`, 1.0e0))
                              ) * 1000000.0e0,
                              0
                            ) AS BIGINT) AS DOUBLE),
                            1000000.0e0
                          ) > 0.0e0
                        ),
                        `t9`.`share` * (
                          1.0e0 - `t9`.`share`
                        ),
                        1.0e0
                      )
                    ) - TRY_DIVIDE(`t9`.`accounts` - 1.0e0, IF(`t9`.`accounts` > 0.0e0, `t9`.`weight`, 1.0e0)),
                    IF(
                      (
                        `t9`.`accounts` > 1.0e0
                      )
                      AND (
                        TRY_DIVIDE(
                          CAST(CAST(ROUND(`t9`.`share` * (
                            1.0e0 - `t9`.`share`
                          ) * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
                          1000000.0e0
                        ) > 0.0e0
                      )
                      AND (
                        TRY_DIVIDE(
                          CAST(CAST(ROUND(
                            (
                              (
                                1.0e0 - `t12`.`squares`
                              ) - TRY_DIVIDE(`t9`.`accounts` - 1.0e0, IF(`t9`.`accounts` > 0.0e0, `t9`.`weight`, 1.0e0))
                            ) * 1000000.0e0,
                            0
                          ) AS BIGINT) AS DOUBLE),
                          1000000.0e0
                        ) > 0.0e0
                      ),
                      (
                        1.0e0 - `t12`.`squares`
                      ) - TRY_DIVIDE(`t9`.`accounts` - 1.0e0, IF(`t9`.`accounts` > 0.0e0, `t9`.`weight`, 1.0e0)),
                      1.0e0
                    )
                  ) > 0.0e0,
                  TRY_DIVIDE(
                    TRY_DIVIDE(
                      `t12`.`spread`,
                      IF(
                        (
                          `t9`.`accounts` > 1.0e0
                        )
                        AND (
                          TRY_DIVIDE(
                            CAST(CAST(ROUND(`t9`.`share` * (
                              1.0e0 - `t9`.`share`
                            ) * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
                            1000000.0e0
                          ) > 0.0e0
                        )
                        AND (
                          TRY_DIVIDE(
                            CAST(CAST(ROUND(
                              (
                                (
                                  1.0e0 - `t12`.`squares`
                                ) - TRY_DIVIDE(`t9`.`accounts` - 1.0e0, IF(`t9`.`accounts` > 0.0e0, `t9`.`weight`, 1.0e0))
                              ) * 1000000.0e0,
                              0
                            ) AS BIGINT) AS DOUBLE),
                            1000000.0e0
                          ) > 0.0e0
                        ),
                        `t9`.`share` * (
                          1.0e0 - `t9`.`share`
                        ),
                        1.0e0
                      )
                    ) - TRY_DIVIDE(`t9`.`accounts` - 1.0e0, IF(`t9`.`accounts` > 0.0e0, `t9`.`weight`, 1.0e0)),
                    IF(
                      (
                        `t9`.`accounts` > 1.0e0
                      )
                      AND (
                        TRY_DIVIDE(
                          CAST(CAST(ROUND(`t9`.`share` * (
                            1.0e0 - `t9`.`share`
                          ) * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
                          1000000.0e0
                        ) > 0.0e0
                      )
                      AND (
                        TRY_DIVIDE(
                          CAST(CAST(ROUND(
                            (
                              (
                                1.0e0 - `t12`.`squares`
                              ) - TRY_DIVIDE(`t9`.`accounts` - 1.0e0, IF(`t9`.`accounts` > 0.0e0, `t9`.`weight`, 1.0e0))
                            ) * 1000000.0e0,
                            0
                          ) AS BIGINT) AS DOUBLE),
                          1000000.0e0
                        ) > 0.0e0
                      ),
                      (
                        1.0e0 - `t12`.`squares`
                      ) - TRY_DIVIDE(`t9`.`accounts` - 1.0e0, IF(`t9`.`accounts` > 0.0e0, `t9`.`weight`, 1.0e0)),
                      1.0e0
                    )
                  ),
                  1.0e0
                )
              ) - 1.0e0,
              2.0e0
            ),
            100.0e0
          )
        END * 1000000000.0e0,
        0
      ) AS BIGINT) AS DOUBLE),
      1000000000.0e0
    ) AS `value`
  FROM (
    SELECT
      TRY_DIVIDE(
        CAST(COALESCE(
          SUM(
            CAST(ROUND(
              TRY_DIVIDE(`t10`.`own_weight`, `t10`.`weight`) * (
                TRY_DIVIDE(`t10`.`credit`, `t10`.`own_weight`) - `t10`.`share`
              ) * (
                TRY_DIVIDE(`t10`.`credit`, `t10`.`own_weight`) - `t10`.`share`
              ) * 1000000000000000.0e0,
              0
            ) AS BIGINT)
          ),
          0
        ) AS DOUBLE),
        1000000000000000.0e0
      ) AS `spread`,
      TRY_DIVIDE(
        CAST(COALESCE(
          SUM(
            CAST(ROUND(
              TRY_DIVIDE(`t10`.`own_weight`, `t10`.`weight`) * TRY_DIVIDE(`t10`.`own_weight`, `t10`.`weight`) * 1000000000000000.0e0,
              0
            ) AS BIGINT)
          ),
          0
        ) AS DOUBLE),
        1000000000000000.0e0
      ) AS `squares`
    FROM (
      SELECT
        `t4`.`credit`,
        `t4`.`own_weight`,
        `t9`.`accounts`,
        `t9`.`weight`,
        `t9`.`share`
      FROM (
        SELECT
          `t0`.`need_met` AS `credit`,
          `t0`.`need_met` + (
            `t0`.`need_weight` - `t0`.`need_met`
          ) AS `own_weight`
        FROM `account_need_sums` AS `t0`
        WHERE
          TRY_DIVIDE(
            CAST(CAST(ROUND(
              (
                `t0`.`need_met` + (
                  `t0`.`need_weight` - `t0`.`need_met`
                )
              ) * 1000000.0e0,
              0
            ) AS BIGINT) AS DOUBLE),
            1000000.0e0
          ) >= 1.0e0
      ) AS `t4`
      CROSS JOIN (
        SELECT
          `t6`.`accounts`,
          `t6`.`weight`,
          TRY_DIVIDE(`t6`.`credit`, NULLIF(`t6`.`weight`, 0.0e0)) AS `share`
        FROM (
          SELECT
            CAST(COUNT(*) AS DOUBLE) AS `accounts`,
            TRY_DIVIDE(
              CAST(COALESCE(SUM(CAST(ROUND(`t3`.`weight` * 1000000000.0e0, 0) AS BIGINT)), 0) AS DOUBLE),
              1000000000.0e0
            ) AS `weight`,
            TRY_DIVIDE(
              CAST(COALESCE(SUM(CAST(ROUND(`t3`.`credit` * 1000000000.0e0, 0) AS BIGINT)), 0) AS DOUBLE),
              1000000000.0e0
            ) AS `credit`
          FROM (
            SELECT
              `t0`.`need_met` AS `credit`,
              `t0`.`need_weight` - `t0`.`need_met` AS `debit`,
              `t0`.`need_met` + (
                `t0`.`need_weight` - `t0`.`need_met`
              ) AS `weight`
            FROM `account_need_sums` AS `t0`
            WHERE
              TRY_DIVIDE(
                CAST(CAST(ROUND(
                  (
                    `t0`.`need_met` + (
                      `t0`.`need_weight` - `t0`.`need_met`
                    )
                  ) * 1000000.0e0,
                  0
                ) AS BIGINT) AS DOUBLE),
                1000000.0e0
              ) >= 1.0e0
          ) AS `t3`
        ) AS `t6`
      ) AS `t9`
    ) AS `t10`
  ) AS `t12`
  CROSS JOIN (
    SELECT
      `t6`.`accounts`,
      `t6`.`weight`,
      TRY_DIVIDE(`t6`.`credit`, NULLIF(`t6`.`weight`, 0.0e0)) AS `share`
    FROM (
      SELECT
        CAST(COUNT(*) AS DOUBLE) AS `accounts`,
        TRY_DIVIDE(
          CAST(COALESCE(SUM(CAST(ROUND(`t3`.`weight` * 1000000000.0e0, 0) AS BIGINT)), 0) AS DOUBLE),
          1000000000.0e0
        ) AS `weight`,
        TRY_DIVIDE(
          CAST(COALESCE(SUM(CAST(ROUND(`t3`.`credit` * 1000000000.0e0, 0) AS BIGINT)), 0) AS DOUBLE),
          1000000000.0e0
        ) AS `credit`
      FROM (
        SELECT
          `t0`.`need_met` AS `credit`,
          `t0`.`need_weight` - `t0`.`need_met` AS `debit`,
          `t0`.`need_met` + (
            `t0`.`need_weight` - `t0`.`need_met`
          ) AS `weight`
        FROM `account_need_sums` AS `t0`
        WHERE
          TRY_DIVIDE(
            CAST(CAST(ROUND(
              (
                `t0`.`need_met` + (
                  `t0`.`need_weight` - `t0`.`need_met`
                )
              ) * 1000000.0e0,
              0
            ) AS BIGINT) AS DOUBLE),
            1000000.0e0
          ) >= 1.0e0
      ) AS `t3`
    ) AS `t6`
  ) AS `t9`
) AS `t13`

-- measure: book_means
SELECT
  COALESCE(MAX(IF(`t2`.`name` = 'keeping_prior.mean', `t2`.`value`, NULL)), 0.5e0) AS `keeping_mean`,
  COALESCE(MAX(IF(`t2`.`name` = 'keeping_prior.strength', `t2`.`value`, NULL)), 10.0e0) AS `keeping_strength`,
  COALESCE(MAX(IF(`t2`.`name` = 'need_prior.mean', `t2`.`value`, NULL)), 0.5e0) AS `need_mean`,
  COALESCE(MAX(IF(`t2`.`name` = 'need_prior.strength', `t2`.`value`, NULL)), 10.0e0) AS `need_strength`
FROM (
  SELECT
    *
  FROM `keeping_prior` AS `t0`
  UNION ALL
  SELECT
    *
  FROM `need_prior` AS `t1`
) AS `t2`

-- measure: trust_weights
SELECT
  `t16`.`account_id`,
  `t16`.`person_id`,
  COALESCE(`t16`.`credit`, 0.0e0) AS `credit`,
  COALESCE(`t16`.`debit`, 0.0e0) AS `debit`,
  TRY_DIVIDE(
    (
      COALESCE(`t16`.`pool_credit`, 0.0e0) - COALESCE(`t16`.`named_credit`, 0.0e0)
    ) + (
      `t4`.`keeping_strength` * `t4`.`keeping_mean`
    ),
    (
      COALESCE(`t16`.`pool_credit`, 0.0e0) - COALESCE(`t16`.`named_credit`, 0.0e0)
    ) + (
      (
        COALESCE(`t16`.`pool_debit`, 0.0e0) - COALESCE(`t16`.`named_debit`, 0.0e0)
      ) * 2.0e0
    ) + `t4`.`keeping_strength`
  ) AS `start`,
  COALESCE(`t16`.`credit`, 0.0e0) + (
    TRY_DIVIDE(
      (
        COALESCE(`t16`.`pool_credit`, 0.0e0) - COALESCE(`t16`.`named_credit`, 0.0e0)
      ) + (
        `t4`.`keeping_strength` * `t4`.`keeping_mean`
      ),
      (
        COALESCE(`t16`.`pool_credit`, 0.0e0) - COALESCE(`t16`.`named_credit`, 0.0e0)
      ) + (
        (
          COALESCE(`t16`.`pool_debit`, 0.0e0) - COALESCE(`t16`.`named_debit`, 0.0e0)
        ) * 2.0e0
      ) + `t4`.`keeping_strength`
    ) * 2.0e0
  ) AS `in_favour`,
  (
    COALESCE(`t16`.`debit`, 0.0e0) * 2.0e0
  ) + (
    (
      1.0e0 - TRY_DIVIDE(
        (
          COALESCE(`t16`.`pool_credit`, 0.0e0) - COALESCE(`t16`.`named_credit`, 0.0e0)
        ) + (
          `t4`.`keeping_strength` * `t4`.`keeping_mean`
        ),
        (
          COALESCE(`t16`.`pool_credit`, 0.0e0) - COALESCE(`t16`.`named_credit`, 0.0e0)
        ) + (
          (
            COALESCE(`t16`.`pool_debit`, 0.0e0) - COALESCE(`t16`.`named_debit`, 0.0e0)
          ) * 2.0e0
        ) + `t4`.`keeping_strength`
      )
    ) * 2.0e0
  ) AS `against`,
  COALESCE(`t16`.`debit`, 0.0e0) + (
    (
      1.0e0 - TRY_DIVIDE(
        (
          COALESCE(`t16`.`pool_credit`, 0.0e0) - COALESCE(`t16`.`named_credit`, 0.0e0)
        ) + (
          `t4`.`keeping_strength` * `t4`.`keeping_mean`
        ),
        (
          COALESCE(`t16`.`pool_credit`, 0.0e0) - COALESCE(`t16`.`named_credit`, 0.0e0)
        ) + (
          (
            COALESCE(`t16`.`pool_debit`, 0.0e0) - COALESCE(`t16`.`named_debit`, 0.0e0)
          ) * 2.0e0
        ) + `t4`.`keeping_strength`
      )
    ) * 2.0e0
  ) AS `against_known`,
  COALESCE(`t16`.`credit_if_kept`, 0.0e0) + (
    TRY_DIVIDE(
      (
        COALESCE(`t16`.`pool_credit`, 0.0e0) - COALESCE(`t16`.`named_credit`, 0.0e0)
      ) + (
        `t4`.`keeping_strength` * `t4`.`keeping_mean`
      ),
      (
        COALESCE(`t16`.`pool_credit`, 0.0e0) - COALESCE(`t16`.`named_credit`, 0.0e0)
      ) + (
        (
          COALESCE(`t16`.`pool_debit`, 0.0e0) - COALESCE(`t16`.`named_debit`, 0.0e0)
        ) * 2.0e0
      ) + `t4`.`keeping_strength`
    ) * 2.0e0
  ) AS `in_favour_if_kept`,
  (
    COALESCE(`t16`.`debit_if_kept`, 0.0e0) * 2.0e0
  ) + (
    (
      1.0e0 - TRY_DIVIDE(
        (
          COALESCE(`t16`.`pool_credit`, 0.0e0) - COALESCE(`t16`.`named_credit`, 0.0e0)
        ) + (
          `t4`.`keeping_strength` * `t4`.`keeping_mean`
        ),
        (
          COALESCE(`t16`.`pool_credit`, 0.0e0) - COALESCE(`t16`.`named_credit`, 0.0e0)
        ) + (
          (
            COALESCE(`t16`.`pool_debit`, 0.0e0) - COALESCE(`t16`.`named_debit`, 0.0e0)
          ) * 2.0e0
        ) + `t4`.`keeping_strength`
      )
    ) * 2.0e0
  ) AS `against_if_kept`,
  COALESCE(`t16`.`promises_due`, 0) AS `promises_due`,
  COALESCE(`t16`.`promises_kept`, 0) AS `promises_kept`
FROM (
  SELECT
    `t14`.`account_id`,
    `t14`.`person_id`,
    `t14`.`credit`,
    `t14`.`debit`,
    `t14`.`credit_if_kept`,
    `t14`.`debit_if_kept`,
    `t14`.`named_credit`,
    `t14`.`named_debit`,
    `t14`.`promises_due`,
    `t14`.`promises_kept`,
    `t14`.`pool_credit`,
    `t14`.`pool_debit`
  FROM (
    SELECT
      `t13`.`account_id`,
      `t13`.`person_id`,
      `t13`.`credit`,
      `t13`.`debit`,
      `t13`.`credit_if_kept`,
      `t13`.`debit_if_kept`,
      `t13`.`named_credit`,
      `t13`.`named_debit`,
      `t13`.`promises_due`,
      `t13`.`promises_kept`,
      `t8`.`account_id` AS `account_id_right`,
      `t8`.`pool_credit`,
      `t8`.`pool_debit`
    FROM (
      SELECT
        `t11`.`account_id`,
        `t11`.`person_id`,
        `t11`.`credit`,
        `t11`.`debit`,
        `t11`.`credit_if_kept`,
        `t11`.`debit_if_kept`,
        `t11`.`named_credit`,
        `t11`.`named_debit`,
        `t11`.`promises_due`,
        `t11`.`promises_kept`
      FROM (
        SELECT
          `t9`.`account_id`,
          `t9`.`person_id`,
          `t10`.`account_id` AS `account_id_right`,
          `t10`.`person_id` AS `person_id_right`,
          `t10`.`credit`,
          `t10`.`debit`,
          `t10`.`credit_if_kept`,
          `t10`.`debit_if_kept`,
          `t10`.`named_credit`,
          `t10`.`named_debit`,
          `t10`.`promises_due`,
          `t10`.`promises_kept`
        FROM (
          SELECT
            `t2`.`account_id`,
            `t2`.`person_id`
          FROM `influence` AS `t2`
        ) AS `t9`
        LEFT OUTER JOIN (
          SELECT
            `t3`.`account_id`,
            `t3`.`viewer_id` AS `person_id`,
            `t3`.`credit`,
            `t3`.`debit`,
            `t3`.`credit_if_kept`,
            `t3`.`debit_if_kept`,
            `t3`.`named_credit`,
            `t3`.`named_debit`,
            `t3`.`promises_due`,
            `t3`.`promises_kept`
          FROM `promise_sums` AS `t3`
        ) AS `t10`
          ON `t9`.`account_id` = `t10`.`account_id` AND `t9`.`person_id` = `t10`.`person_id`
      ) AS `t11`
    ) AS `t13`
    LEFT OUTER JOIN (
      SELECT
        `t1`.`account_id`,
        `t1`.`named_credit` AS `pool_credit`,
        `t1`.`named_debit` AS `pool_debit`
      FROM `account_promise_sums` AS `t1`
    ) AS `t8`
      ON `t13`.`account_id` = `t8`.`account_id`
  ) AS `t14`
) AS `t16`
CROSS JOIN `book_means` AS `t4`

-- measure: trust
SELECT
  `t0`.`account_id`,
  `t0`.`person_id`,
  `t0`.`start`,
  `t0`.`promises_due`,
  `t0`.`promises_kept`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(TRY_DIVIDE(`t0`.`in_favour`, `t0`.`in_favour` + `t0`.`against`) * 1000000000.0e0, 0) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `trust`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(
      TRY_DIVIDE(
        1.0e0,
        EXP(
          -(
            (
              (
                (
                  (
                    (
                      (
                        (
                          (
                            (
                              LN(`t0`.`in_favour` + 6.0e0) - TRY_DIVIDE(0.5e0, `t0`.`in_favour` + 6.0e0)
                            ) - (
                              TRY_DIVIDE(1.0e0, (
                                `t0`.`in_favour` + 6.0e0
                              ) * (
                                `t0`.`in_favour` + 6.0e0
                              )) * (
                                0.08333333333333333e0 - (
                                  TRY_DIVIDE(1.0e0, (
                                    `t0`.`in_favour` + 6.0e0
                                  ) * (
                                    `t0`.`in_favour` + 6.0e0
                                  )) * (
                                    0.008333333333333333e0 - (
                                      TRY_DIVIDE(1.0e0, (
                                        `t0`.`in_favour` + 6.0e0
                                      ) * (
                                        `t0`.`in_favour` + 6.0e0
                                      )) * (
                                        0.003968253968253968e0 - (
                                          TRY_DIVIDE(1.0e0, (
                                            `t0`.`in_favour` + 6.0e0
                                          ) * (
                                            `t0`.`in_favour` + 6.0e0
                                          )) * (
                                            0.004166666666666667e0 - (
                                              TRY_DIVIDE(1.0e0, (
                                                `t0`.`in_favour` + 6.0e0
                                              ) * (
                                                `t0`.`in_favour` + 6.0e0
                                              )) * 0.007575757575757576e0
                                            )
                                          )
                                        )
                                      )
                                    )
                                  )
                                )
                              )
                            )
                          ) - TRY_DIVIDE(1.0e0, `t0`.`in_favour` + 0.0e0)
                        ) - TRY_DIVIDE(1.0e0, `t0`.`in_favour` + 1.0e0)
                      ) - TRY_DIVIDE(1.0e0, `t0`.`in_favour` + 2.0e0)
                    ) - TRY_DIVIDE(1.0e0, `t0`.`in_favour` + 3.0e0)
                  ) - TRY_DIVIDE(1.0e0, `t0`.`in_favour` + 4.0e0)
                ) - TRY_DIVIDE(1.0e0, `t0`.`in_favour` + 5.0e0)
              ) - (
                (
                  (
                    (
                      (
                        (
                          (
                            (
                              LN(`t0`.`against` + 6.0e0) - TRY_DIVIDE(0.5e0, `t0`.`against` + 6.0e0)
                            ) - (
                              TRY_DIVIDE(1.0e0, (
                                `t0`.`against` + 6.0e0
                              ) * (
                                `t0`.`against` + 6.0e0
                              )) * (
                                0.08333333333333333e0 - (
                                  TRY_DIVIDE(1.0e0, (
                                    `t0`.`against` + 6.0e0
                                  ) * (
                                    `t0`.`against` + 6.0e0
                                  )) * (
                                    0.008333333333333333e0 - (
                                      TRY_DIVIDE(1.0e0, (
                                        `t0`.`against` + 6.0e0
                                      ) * (
                                        `t0`.`against` + 6.0e0
                                      )) * (
                                        0.003968253968253968e0 - (
                                          TRY_DIVIDE(1.0e0, (
                                            `t0`.`against` + 6.0e0
                                          ) * (
                                            `t0`.`against` + 6.0e0
                                          )) * (
                                            0.004166666666666667e0 - (
                                              TRY_DIVIDE(1.0e0, (
                                                `t0`.`against` + 6.0e0
                                              ) * (
                                                `t0`.`against` + 6.0e0
                                              )) * 0.007575757575757576e0
                                            )
                                          )
                                        )
                                      )
                                    )
                                  )
                                )
                              )
                            )
                          ) - TRY_DIVIDE(1.0e0, `t0`.`against` + 0.0e0)
                        ) - TRY_DIVIDE(1.0e0, `t0`.`against` + 1.0e0)
                      ) - TRY_DIVIDE(1.0e0, `t0`.`against` + 2.0e0)
                    ) - TRY_DIVIDE(1.0e0, `t0`.`against` + 3.0e0)
                  ) - TRY_DIVIDE(1.0e0, `t0`.`against` + 4.0e0)
                ) - TRY_DIVIDE(1.0e0, `t0`.`against` + 5.0e0)
              )
            ) + (
              SQRT(
                TRY_DIVIDE(1.0e0, `t0`.`in_favour` + 6.0e0) + (
                  TRY_DIVIDE(1.0e0, (
                    `t0`.`in_favour` + 6.0e0
                  ) * (
                    `t0`.`in_favour` + 6.0e0
                  )) * 0.5e0
                ) + TRY_DIVIDE(
                  (
                    0.16666666666666666e0 - (
                      TRY_DIVIDE(1.0e0, (
                        `t0`.`in_favour` + 6.0e0
                      ) * (
                        `t0`.`in_favour` + 6.0e0
                      )) * (
                        0.03333333333333333e0 - (
                          TRY_DIVIDE(1.0e0, (
                            `t0`.`in_favour` + 6.0e0
                          ) * (
                            `t0`.`in_favour` + 6.0e0
                          )) * (
                            0.023809523809523808e0 - (
                              TRY_DIVIDE(1.0e0, (
                                `t0`.`in_favour` + 6.0e0
                              ) * (
                                `t0`.`in_favour` + 6.0e0
                              )) * (
                                0.03333333333333333e0 - (
                                  TRY_DIVIDE(1.0e0, (
                                    `t0`.`in_favour` + 6.0e0
                                  ) * (
                                    `t0`.`in_favour` + 6.0e0
                                  )) * 0.07575757575757576e0
                                )
                              )
                            )
                          )
                        )
                      )
                    )
                  ) * TRY_DIVIDE(1.0e0, (
                    `t0`.`in_favour` + 6.0e0
                  ) * (
                    `t0`.`in_favour` + 6.0e0
                  )),
                  `t0`.`in_favour` + 6.0e0
                ) + TRY_DIVIDE(1.0e0, (
                  `t0`.`in_favour` + 0.0e0
                ) * (
                  `t0`.`in_favour` + 0.0e0
                )) + TRY_DIVIDE(1.0e0, (
                  `t0`.`in_favour` + 1.0e0
                ) * (
                  `t0`.`in_favour` + 1.0e0
                )) + TRY_DIVIDE(1.0e0, (
                  `t0`.`in_favour` + 2.0e0
                ) * (
                  `t0`.`in_favour` + 2.0e0
                )) + TRY_DIVIDE(1.0e0, (
                  `t0`.`in_favour` + 3.0e0
                ) * (
                  `t0`.`in_favour` + 3.0e0
                )) + TRY_DIVIDE(1.0e0, (
                  `t0`.`in_favour` + 4.0e0
                ) * (
                  `t0`.`in_favour` + 4.0e0
                )) + TRY_DIVIDE(1.0e0, (
                  `t0`.`in_favour` + 5.0e0
                ) * (
                  `t0`.`in_favour` + 5.0e0
                )) + (
                  TRY_DIVIDE(1.0e0, `t0`.`against_known` + 6.0e0) + (
                    TRY_DIVIDE(1.0e0, (
                      `t0`.`against_known` + 6.0e0
                    ) * (
                      `t0`.`against_known` + 6.0e0
                    )) * 0.5e0
                  ) + TRY_DIVIDE(
                    (
                      0.16666666666666666e0 - (
                        TRY_DIVIDE(1.0e0, (
                          `t0`.`against_known` + 6.0e0
                        ) * (
                          `t0`.`against_known` + 6.0e0
                        )) * (
                          0.03333333333333333e0 - (
                            TRY_DIVIDE(1.0e0, (
                              `t0`.`against_known` + 6.0e0
                            ) * (
                              `t0`.`against_known` + 6.0e0
                            )) * (
                              0.023809523809523808e0 - (
                                TRY_DIVIDE(1.0e0, (
                                  `t0`.`against_known` + 6.0e0
                                ) * (
                                  `t0`.`against_known` + 6.0e0
                                )) * (
                                  0.03333333333333333e0 - (
                                    TRY_DIVIDE(1.0e0, (
                                      `t0`.`against_known` + 6.0e0
                                    ) * (
                                      `t0`.`against_known` + 6.0e0
                                    )) * 0.07575757575757576e0
                                  )
                                )
                              )
                            )
                          )
                        )
                      )
                    ) * TRY_DIVIDE(1.0e0, (
                      `t0`.`against_known` + 6.0e0
                    ) * (
                      `t0`.`against_known` + 6.0e0
                    )),
                    `t0`.`against_known` + 6.0e0
                  ) + TRY_DIVIDE(1.0e0, (
                    `t0`.`against_known` + 0.0e0
                  ) * (
                    `t0`.`against_known` + 0.0e0
                  )) + TRY_DIVIDE(1.0e0, (
                    `t0`.`against_known` + 1.0e0
                  ) * (
                    `t0`.`against_known` + 1.0e0
                  )) + TRY_DIVIDE(1.0e0, (
                    `t0`.`against_known` + 2.0e0
                  ) * (
                    `t0`.`against_known` + 2.0e0
                  )) + TRY_DIVIDE(1.0e0, (
                    `t0`.`against_known` + 3.0e0
                  ) * (
                    `t0`.`against_known` + 3.0e0
                  )) + TRY_DIVIDE(1.0e0, (
                    `t0`.`against_known` + 4.0e0
                  ) * (
                    `t0`.`against_known` + 4.0e0
                  )) + TRY_DIVIDE(1.0e0, (
                    `t0`.`against_known` + 5.0e0
                  ) * (
                    `t0`.`against_known` + 5.0e0
                  ))
                )
              ) * -1.6448536e0
            )
          )
        ) + 1.0e0
      ) * 1000000000.0e0,
      0
    ) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `trust_low`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(
      GREATEST(
        TRY_DIVIDE(
          1.0e0,
          EXP(
            -(
              (
                (
                  (
                    (
                      (
                        (
                          (
                            (
                              (
                                LN(`t0`.`in_favour` + 6.0e0) - TRY_DIVIDE(0.5e0, `t0`.`in_favour` + 6.0e0)
                              ) - (
                                TRY_DIVIDE(1.0e0, (
                                  `t0`.`in_favour` + 6.0e0
                                ) * (
                                  `t0`.`in_favour` + 6.0e0
                                )) * (
                                  0.08333333333333333e0 - (
                                    TRY_DIVIDE(1.0e0, (
                                      `t0`.`in_favour` + 6.0e0
                                    ) * (
                                      `t0`.`in_favour` + 6.0e0
                                    )) * (
                                      0.008333333333333333e0 - (
                                        TRY_DIVIDE(1.0e0, (
                                          `t0`.`in_favour` + 6.0e0
                                        ) * (
                                          `t0`.`in_favour` + 6.0e0
                                        )) * (
                                          0.003968253968253968e0 - (
                                            TRY_DIVIDE(1.0e0, (
                                              `t0`.`in_favour` + 6.0e0
                                            ) * (
                                              `t0`.`in_favour` + 6.0e0
                                            )) * (
                                              0.004166666666666667e0 - (
                                                TRY_DIVIDE(1.0e0, (
                                                  `t0`.`in_favour` + 6.0e0
                                                ) * (
                                                  `t0`.`in_favour` + 6.0e0
                                                )) * 0.007575757575757576e0
                                              )
                                            )
                                          )
                                        )
                                      )
                                    )
                                  )
                                )
                              )
                            ) - TRY_DIVIDE(1.0e0, `t0`.`in_favour` + 0.0e0)
                          ) - TRY_DIVIDE(1.0e0, `t0`.`in_favour` + 1.0e0)
                        ) - TRY_DIVIDE(1.0e0, `t0`.`in_favour` + 2.0e0)
                      ) - TRY_DIVIDE(1.0e0, `t0`.`in_favour` + 3.0e0)
                    ) - TRY_DIVIDE(1.0e0, `t0`.`in_favour` + 4.0e0)
                  ) - TRY_DIVIDE(1.0e0, `t0`.`in_favour` + 5.0e0)
                ) - (
                  (
                    (
                      (
                        (
                          (
                            (
                              (
                                LN(`t0`.`against` + 6.0e0) - TRY_DIVIDE(0.5e0, `t0`.`against` + 6.0e0)
                              ) - (
                                TRY_DIVIDE(1.0e0, (
                                  `t0`.`against` + 6.0e0
                                ) * (
                                  `t0`.`against` + 6.0e0
                                )) * (
                                  0.08333333333333333e0 - (
                                    TRY_DIVIDE(1.0e0, (
                                      `t0`.`against` + 6.0e0
                                    ) * (
                                      `t0`.`against` + 6.0e0
                                    )) * (
                                      0.008333333333333333e0 - (
                                        TRY_DIVIDE(1.0e0, (
                                          `t0`.`against` + 6.0e0
                                        ) * (
                                          `t0`.`against` + 6.0e0
                                        )) * (
                                          0.003968253968253968e0 - (
                                            TRY_DIVIDE(1.0e0, (
                                              `t0`.`against` + 6.0e0
                                            ) * (
                                              `t0`.`against` + 6.0e0
                                            )) * (
                                              0.004166666666666667e0 - (
                                                TRY_DIVIDE(1.0e0, (
                                                  `t0`.`against` + 6.0e0
                                                ) * (
                                                  `t0`.`against` + 6.0e0
                                                )) * 0.007575757575757576e0
                                              )
                                            )
                                          )
                                        )
                                      )
                                    )
                                  )
                                )
                              )
                            ) - TRY_DIVIDE(1.0e0, `t0`.`against` + 0.0e0)
                          ) - TRY_DIVIDE(1.0e0, `t0`.`against` + 1.0e0)
                        ) - TRY_DIVIDE(1.0e0, `t0`.`against` + 2.0e0)
                      ) - TRY_DIVIDE(1.0e0, `t0`.`against` + 3.0e0)
                    ) - TRY_DIVIDE(1.0e0, `t0`.`against` + 4.0e0)
                  ) - TRY_DIVIDE(1.0e0, `t0`.`against` + 5.0e0)
                )
              ) + (
                SQRT(
                  TRY_DIVIDE(1.0e0, `t0`.`in_favour` + 6.0e0) + (
                    TRY_DIVIDE(1.0e0, (
                      `t0`.`in_favour` + 6.0e0
                    ) * (
                      `t0`.`in_favour` + 6.0e0
                    )) * 0.5e0
                  ) + TRY_DIVIDE(
                    (
                      0.16666666666666666e0 - (
                        TRY_DIVIDE(1.0e0, (
                          `t0`.`in_favour` + 6.0e0
                        ) * (
                          `t0`.`in_favour` + 6.0e0
                        )) * (
                          0.03333333333333333e0 - (
                            TRY_DIVIDE(1.0e0, (
                              `t0`.`in_favour` + 6.0e0
                            ) * (
                              `t0`.`in_favour` + 6.0e0
                            )) * (
                              0.023809523809523808e0 - (
                                TRY_DIVIDE(1.0e0, (
                                  `t0`.`in_favour` + 6.0e0
                                ) * (
                                  `t0`.`in_favour` + 6.0e0
                                )) * (
                                  0.03333333333333333e0 - (
                                    TRY_DIVIDE(1.0e0, (
                                      `t0`.`in_favour` + 6.0e0
                                    ) * (
                                      `t0`.`in_favour` + 6.0e0
                                    )) * 0.07575757575757576e0
                                  )
                                )
                              )
                            )
                          )
                        )
                      )
                    ) * TRY_DIVIDE(1.0e0, (
                      `t0`.`in_favour` + 6.0e0
                    ) * (
                      `t0`.`in_favour` + 6.0e0
                    )),
                    `t0`.`in_favour` + 6.0e0
                  ) + TRY_DIVIDE(1.0e0, (
                    `t0`.`in_favour` + 0.0e0
                  ) * (
                    `t0`.`in_favour` + 0.0e0
                  )) + TRY_DIVIDE(1.0e0, (
                    `t0`.`in_favour` + 1.0e0
                  ) * (
                    `t0`.`in_favour` + 1.0e0
                  )) + TRY_DIVIDE(1.0e0, (
                    `t0`.`in_favour` + 2.0e0
                  ) * (
                    `t0`.`in_favour` + 2.0e0
                  )) + TRY_DIVIDE(1.0e0, (
                    `t0`.`in_favour` + 3.0e0
                  ) * (
                    `t0`.`in_favour` + 3.0e0
                  )) + TRY_DIVIDE(1.0e0, (
                    `t0`.`in_favour` + 4.0e0
                  ) * (
                    `t0`.`in_favour` + 4.0e0
                  )) + TRY_DIVIDE(1.0e0, (
                    `t0`.`in_favour` + 5.0e0
                  ) * (
                    `t0`.`in_favour` + 5.0e0
                  )) + (
                    TRY_DIVIDE(1.0e0, `t0`.`against_known` + 6.0e0) + (
                      TRY_DIVIDE(1.0e0, (
                        `t0`.`against_known` + 6.0e0
                      ) * (
                        `t0`.`against_known` + 6.0e0
                      )) * 0.5e0
                    ) + TRY_DIVIDE(
                      (
                        0.16666666666666666e0 - (
                          TRY_DIVIDE(1.0e0, (
                            `t0`.`against_known` + 6.0e0
                          ) * (
                            `t0`.`against_known` + 6.0e0
                          )) * (
                            0.03333333333333333e0 - (
                              TRY_DIVIDE(1.0e0, (
                                `t0`.`against_known` + 6.0e0
                              ) * (
                                `t0`.`against_known` + 6.0e0
                              )) * (
                                0.023809523809523808e0 - (
                                  TRY_DIVIDE(1.0e0, (
                                    `t0`.`against_known` + 6.0e0
                                  ) * (
                                    `t0`.`against_known` + 6.0e0
                                  )) * (
                                    0.03333333333333333e0 - (
                                      TRY_DIVIDE(1.0e0, (
                                        `t0`.`against_known` + 6.0e0
                                      ) * (
                                        `t0`.`against_known` + 6.0e0
                                      )) * 0.07575757575757576e0
                                    )
                                  )
                                )
                              )
                            )
                          )
                        )
                      ) * TRY_DIVIDE(1.0e0, (
                        `t0`.`against_known` + 6.0e0
                      ) * (
                        `t0`.`against_known` + 6.0e0
                      )),
                      `t0`.`against_known` + 6.0e0
                    ) + TRY_DIVIDE(1.0e0, (
                      `t0`.`against_known` + 0.0e0
                    ) * (
                      `t0`.`against_known` + 0.0e0
                    )) + TRY_DIVIDE(1.0e0, (
                      `t0`.`against_known` + 1.0e0
                    ) * (
                      `t0`.`against_known` + 1.0e0
                    )) + TRY_DIVIDE(1.0e0, (
                      `t0`.`against_known` + 2.0e0
                    ) * (
                      `t0`.`against_known` + 2.0e0
                    )) + TRY_DIVIDE(1.0e0, (
                      `t0`.`against_known` + 3.0e0
                    ) * (
                      `t0`.`against_known` + 3.0e0
                    )) + TRY_DIVIDE(1.0e0, (
                      `t0`.`against_known` + 4.0e0
                    ) * (
                      `t0`.`against_known` + 4.0e0
                    )) + TRY_DIVIDE(1.0e0, (
                      `t0`.`against_known` + 5.0e0
                    ) * (
                      `t0`.`against_known` + 5.0e0
                    ))
                  )
                ) * 1.6448536e0
              )
            )
          ) + 1.0e0
        ),
        TRY_DIVIDE(`t0`.`in_favour_if_kept`, `t0`.`in_favour_if_kept` + `t0`.`against_if_kept`)
      ) * 1000000000.0e0,
      0
    ) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `trust_high`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(
      TRY_DIVIDE(`t0`.`in_favour_if_kept`, `t0`.`in_favour_if_kept` + `t0`.`against_if_kept`) * 1000000000.0e0,
      0
    ) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `trust_if_kept`,
  TRY_DIVIDE(
    TRY_DIVIDE(`t0`.`in_favour`, `t0`.`in_favour` + `t0`.`against`) * (
      1.0e0 - TRY_DIVIDE(`t0`.`in_favour`, `t0`.`in_favour` + `t0`.`against`)
    ) * (
      TRY_DIVIDE(`t0`.`in_favour`, `t0`.`in_favour` + `t0`.`against`) * (
        1.0e0 - TRY_DIVIDE(`t0`.`in_favour`, `t0`.`in_favour` + `t0`.`against`)
      )
    ),
    TRY_DIVIDE(`t0`.`in_favour`, `t0`.`in_favour` + `t0`.`against_known`) * (
      1.0e0 - TRY_DIVIDE(`t0`.`in_favour`, `t0`.`in_favour` + `t0`.`against_known`)
    ) * (
      `t0`.`in_favour` + `t0`.`against_known` + 1.0e0
    )
  ) AS `trust_variance`,
  CASE
    WHEN TRY_DIVIDE(
      CAST(CAST(ROUND((
        `t0`.`credit` + `t0`.`debit`
      ) * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
      1000000.0e0
    ) < 0.25e0
    THEN 'none'
    WHEN TRY_DIVIDE(
      CAST(CAST(ROUND((
        `t0`.`credit` + `t0`.`debit`
      ) * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
      1000000.0e0
    ) < 3.0e0
    THEN 'thin'
    ELSE 'ok'
  END AS `trust_evidence`,
  TRY_DIVIDE(`t0`.`start` * (
    1.0e0 - `t0`.`start`
  ), 3.0e0) AS `start_variance`,
  `t0`.`in_favour` + `t0`.`against` AS `trust_mass`
FROM `trust_weights` AS `t0`

-- measure: shared_trust_weights
SELECT
  `t2`.`account_id`,
  `t2`.`shared_credit` + `t2`.`shared_debit` AS `evidence`,
  `t2`.`shared_credit` + (
    `t3`.`keeping_mean` * 2.0e0
  ) AS `in_favour`,
  (
    `t2`.`shared_debit` * 2.0e0
  ) + (
    (
      1.0e0 - `t3`.`keeping_mean`
    ) * 2.0e0
  ) AS `against`,
  `t2`.`shared_debit` + (
    (
      1.0e0 - `t3`.`keeping_mean`
    ) * 2.0e0
  ) AS `against_known`
FROM `account_promise_sums` AS `t2`
CROSS JOIN `book_means` AS `t3`

-- measure: shared_trust
SELECT
  `t0`.`account_id`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(TRY_DIVIDE(`t0`.`in_favour`, `t0`.`in_favour` + `t0`.`against`) * 1000000000.0e0, 0) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `trust`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(
      TRY_DIVIDE(
        1.0e0,
        EXP(
          -(
            (
              (
                (
                  (
                    (
                      (
                        (
                          (
                            (
                              LN(`t0`.`in_favour` + 6.0e0) - TRY_DIVIDE(0.5e0, `t0`.`in_favour` + 6.0e0)
                            ) - (
                              TRY_DIVIDE(1.0e0, (
                                `t0`.`in_favour` + 6.0e0
                              ) * (
                                `t0`.`in_favour` + 6.0e0
                              )) * (
                                0.08333333333333333e0 - (
                                  TRY_DIVIDE(1.0e0, (
                                    `t0`.`in_favour` + 6.0e0
                                  ) * (
                                    `t0`.`in_favour` + 6.0e0
                                  )) * (
                                    0.008333333333333333e0 - (
                                      TRY_DIVIDE(1.0e0, (
                                        `t0`.`in_favour` + 6.0e0
                                      ) * (
                                        `t0`.`in_favour` + 6.0e0
                                      )) * (
                                        0.003968253968253968e0 - (
                                          TRY_DIVIDE(1.0e0, (
                                            `t0`.`in_favour` + 6.0e0
                                          ) * (
                                            `t0`.`in_favour` + 6.0e0
                                          )) * (
                                            0.004166666666666667e0 - (
                                              TRY_DIVIDE(1.0e0, (
                                                `t0`.`in_favour` + 6.0e0
                                              ) * (
                                                `t0`.`in_favour` + 6.0e0
                                              )) * 0.007575757575757576e0
                                            )
                                          )
                                        )
                                      )
                                    )
                                  )
                                )
                              )
                            )
                          ) - TRY_DIVIDE(1.0e0, `t0`.`in_favour` + 0.0e0)
                        ) - TRY_DIVIDE(1.0e0, `t0`.`in_favour` + 1.0e0)
                      ) - TRY_DIVIDE(1.0e0, `t0`.`in_favour` + 2.0e0)
                    ) - TRY_DIVIDE(1.0e0, `t0`.`in_favour` + 3.0e0)
                  ) - TRY_DIVIDE(1.0e0, `t0`.`in_favour` + 4.0e0)
                ) - TRY_DIVIDE(1.0e0, `t0`.`in_favour` + 5.0e0)
              ) - (
                (
                  (
                    (
                      (
                        (
                          (
                            (
                              LN(`t0`.`against` + 6.0e0) - TRY_DIVIDE(0.5e0, `t0`.`against` + 6.0e0)
                            ) - (
                              TRY_DIVIDE(1.0e0, (
                                `t0`.`against` + 6.0e0
                              ) * (
                                `t0`.`against` + 6.0e0
                              )) * (
                                0.08333333333333333e0 - (
                                  TRY_DIVIDE(1.0e0, (
                                    `t0`.`against` + 6.0e0
                                  ) * (
                                    `t0`.`against` + 6.0e0
                                  )) * (
                                    0.008333333333333333e0 - (
                                      TRY_DIVIDE(1.0e0, (
                                        `t0`.`against` + 6.0e0
                                      ) * (
                                        `t0`.`against` + 6.0e0
                                      )) * (
                                        0.003968253968253968e0 - (
                                          TRY_DIVIDE(1.0e0, (
                                            `t0`.`against` + 6.0e0
                                          ) * (
                                            `t0`.`against` + 6.0e0
                                          )) * (
                                            0.004166666666666667e0 - (
                                              TRY_DIVIDE(1.0e0, (
                                                `t0`.`against` + 6.0e0
                                              ) * (
                                                `t0`.`against` + 6.0e0
                                              )) * 0.007575757575757576e0
                                            )
                                          )
                                        )
                                      )
                                    )
                                  )
                                )
                              )
                            )
                          ) - TRY_DIVIDE(1.0e0, `t0`.`against` + 0.0e0)
                        ) - TRY_DIVIDE(1.0e0, `t0`.`against` + 1.0e0)
                      ) - TRY_DIVIDE(1.0e0, `t0`.`against` + 2.0e0)
                    ) - TRY_DIVIDE(1.0e0, `t0`.`against` + 3.0e0)
                  ) - TRY_DIVIDE(1.0e0, `t0`.`against` + 4.0e0)
                ) - TRY_DIVIDE(1.0e0, `t0`.`against` + 5.0e0)
              )
            ) + (
              SQRT(
                TRY_DIVIDE(1.0e0, `t0`.`in_favour` + 6.0e0) + (
                  TRY_DIVIDE(1.0e0, (
                    `t0`.`in_favour` + 6.0e0
                  ) * (
                    `t0`.`in_favour` + 6.0e0
                  )) * 0.5e0
                ) + TRY_DIVIDE(
                  (
                    0.16666666666666666e0 - (
                      TRY_DIVIDE(1.0e0, (
                        `t0`.`in_favour` + 6.0e0
                      ) * (
                        `t0`.`in_favour` + 6.0e0
                      )) * (
                        0.03333333333333333e0 - (
                          TRY_DIVIDE(1.0e0, (
                            `t0`.`in_favour` + 6.0e0
                          ) * (
                            `t0`.`in_favour` + 6.0e0
                          )) * (
                            0.023809523809523808e0 - (
                              TRY_DIVIDE(1.0e0, (
                                `t0`.`in_favour` + 6.0e0
                              ) * (
                                `t0`.`in_favour` + 6.0e0
                              )) * (
                                0.03333333333333333e0 - (
                                  TRY_DIVIDE(1.0e0, (
                                    `t0`.`in_favour` + 6.0e0
                                  ) * (
                                    `t0`.`in_favour` + 6.0e0
                                  )) * 0.07575757575757576e0
                                )
                              )
                            )
                          )
                        )
                      )
                    )
                  ) * TRY_DIVIDE(1.0e0, (
                    `t0`.`in_favour` + 6.0e0
                  ) * (
                    `t0`.`in_favour` + 6.0e0
                  )),
                  `t0`.`in_favour` + 6.0e0
                ) + TRY_DIVIDE(1.0e0, (
                  `t0`.`in_favour` + 0.0e0
                ) * (
                  `t0`.`in_favour` + 0.0e0
                )) + TRY_DIVIDE(1.0e0, (
                  `t0`.`in_favour` + 1.0e0
                ) * (
                  `t0`.`in_favour` + 1.0e0
                )) + TRY_DIVIDE(1.0e0, (
                  `t0`.`in_favour` + 2.0e0
                ) * (
                  `t0`.`in_favour` + 2.0e0
                )) + TRY_DIVIDE(1.0e0, (
                  `t0`.`in_favour` + 3.0e0
                ) * (
                  `t0`.`in_favour` + 3.0e0
                )) + TRY_DIVIDE(1.0e0, (
                  `t0`.`in_favour` + 4.0e0
                ) * (
                  `t0`.`in_favour` + 4.0e0
                )) + TRY_DIVIDE(1.0e0, (
                  `t0`.`in_favour` + 5.0e0
                ) * (
                  `t0`.`in_favour` + 5.0e0
                )) + (
                  TRY_DIVIDE(1.0e0, `t0`.`against_known` + 6.0e0) + (
                    TRY_DIVIDE(1.0e0, (
                      `t0`.`against_known` + 6.0e0
                    ) * (
                      `t0`.`against_known` + 6.0e0
                    )) * 0.5e0
                  ) + TRY_DIVIDE(
                    (
                      0.16666666666666666e0 - (
                        TRY_DIVIDE(1.0e0, (
                          `t0`.`against_known` + 6.0e0
                        ) * (
                          `t0`.`against_known` + 6.0e0
                        )) * (
                          0.03333333333333333e0 - (
                            TRY_DIVIDE(1.0e0, (
                              `t0`.`against_known` + 6.0e0
                            ) * (
                              `t0`.`against_known` + 6.0e0
                            )) * (
                              0.023809523809523808e0 - (
                                TRY_DIVIDE(1.0e0, (
                                  `t0`.`against_known` + 6.0e0
                                ) * (
                                  `t0`.`against_known` + 6.0e0
                                )) * (
                                  0.03333333333333333e0 - (
                                    TRY_DIVIDE(1.0e0, (
                                      `t0`.`against_known` + 6.0e0
                                    ) * (
                                      `t0`.`against_known` + 6.0e0
                                    )) * 0.07575757575757576e0
                                  )
                                )
                              )
                            )
                          )
                        )
                      )
                    ) * TRY_DIVIDE(1.0e0, (
                      `t0`.`against_known` + 6.0e0
                    ) * (
                      `t0`.`against_known` + 6.0e0
                    )),
                    `t0`.`against_known` + 6.0e0
                  ) + TRY_DIVIDE(1.0e0, (
                    `t0`.`against_known` + 0.0e0
                  ) * (
                    `t0`.`against_known` + 0.0e0
                  )) + TRY_DIVIDE(1.0e0, (
                    `t0`.`against_known` + 1.0e0
                  ) * (
                    `t0`.`against_known` + 1.0e0
                  )) + TRY_DIVIDE(1.0e0, (
                    `t0`.`against_known` + 2.0e0
                  ) * (
                    `t0`.`against_known` + 2.0e0
                  )) + TRY_DIVIDE(1.0e0, (
                    `t0`.`against_known` + 3.0e0
                  ) * (
                    `t0`.`against_known` + 3.0e0
                  )) + TRY_DIVIDE(1.0e0, (
                    `t0`.`against_known` + 4.0e0
                  ) * (
                    `t0`.`against_known` + 4.0e0
                  )) + TRY_DIVIDE(1.0e0, (
                    `t0`.`against_known` + 5.0e0
                  ) * (
                    `t0`.`against_known` + 5.0e0
                  ))
                )
              ) * -1.6448536e0
            )
          )
        ) + 1.0e0
      ) * 1000000000.0e0,
      0
    ) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `trust_low`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(
      TRY_DIVIDE(
        1.0e0,
        EXP(
          -(
            (
              (
                (
                  (
                    (
                      (
                        (
                          (
                            (
                              LN(`t0`.`in_favour` + 6.0e0) - TRY_DIVIDE(0.5e0, `t0`.`in_favour` + 6.0e0)
                            ) - (
                              TRY_DIVIDE(1.0e0, (
                                `t0`.`in_favour` + 6.0e0
                              ) * (
                                `t0`.`in_favour` + 6.0e0
                              )) * (
                                0.08333333333333333e0 - (
                                  TRY_DIVIDE(1.0e0, (
                                    `t0`.`in_favour` + 6.0e0
                                  ) * (
                                    `t0`.`in_favour` + 6.0e0
                                  )) * (
                                    0.008333333333333333e0 - (
                                      TRY_DIVIDE(1.0e0, (
                                        `t0`.`in_favour` + 6.0e0
                                      ) * (
                                        `t0`.`in_favour` + 6.0e0
                                      )) * (
                                        0.003968253968253968e0 - (
                                          TRY_DIVIDE(1.0e0, (
                                            `t0`.`in_favour` + 6.0e0
                                          ) * (
                                            `t0`.`in_favour` + 6.0e0
                                          )) * (
                                            0.004166666666666667e0 - (
                                              TRY_DIVIDE(1.0e0, (
                                                `t0`.`in_favour` + 6.0e0
                                              ) * (
                                                `t0`.`in_favour` + 6.0e0
                                              )) * 0.007575757575757576e0
                                            )
                                          )
                                        )
                                      )
                                    )
                                  )
                                )
                              )
                            )
                          ) - TRY_DIVIDE(1.0e0, `t0`.`in_favour` + 0.0e0)
                        ) - TRY_DIVIDE(1.0e0, `t0`.`in_favour` + 1.0e0)
                      ) - TRY_DIVIDE(1.0e0, `t0`.`in_favour` + 2.0e0)
                    ) - TRY_DIVIDE(1.0e0, `t0`.`in_favour` + 3.0e0)
                  ) - TRY_DIVIDE(1.0e0, `t0`.`in_favour` + 4.0e0)
                ) - TRY_DIVIDE(1.0e0, `t0`.`in_favour` + 5.0e0)
              ) - (
                (
                  (
                    (
                      (
                        (
                          (
                            (
                              LN(`t0`.`against` + 6.0e0) - TRY_DIVIDE(0.5e0, `t0`.`against` + 6.0e0)
                            ) - (
                              TRY_DIVIDE(1.0e0, (
                                `t0`.`against` + 6.0e0
                              ) * (
                                `t0`.`against` + 6.0e0
                              )) * (
                                0.08333333333333333e0 - (
                                  TRY_DIVIDE(1.0e0, (
                                    `t0`.`against` + 6.0e0
                                  ) * (
                                    `t0`.`against` + 6.0e0
                                  )) * (
                                    0.008333333333333333e0 - (
                                      TRY_DIVIDE(1.0e0, (
                                        `t0`.`against` + 6.0e0
                                      ) * (
                                        `t0`.`against` + 6.0e0
                                      )) * (
                                        0.003968253968253968e0 - (
                                          TRY_DIVIDE(1.0e0, (
                                            `t0`.`against` + 6.0e0
                                          ) * (
                                            `t0`.`against` + 6.0e0
                                          )) * (
                                            0.004166666666666667e0 - (
                                              TRY_DIVIDE(1.0e0, (
                                                `t0`.`against` + 6.0e0
                                              ) * (
                                                `t0`.`against` + 6.0e0
                                              )) * 0.007575757575757576e0
                                            )
                                          )
                                        )
                                      )
                                    )
                                  )
                                )
                              )
                            )
                          ) - TRY_DIVIDE(1.0e0, `t0`.`against` + 0.0e0)
                        ) - TRY_DIVIDE(1.0e0, `t0`.`against` + 1.0e0)
                      ) - TRY_DIVIDE(1.0e0, `t0`.`against` + 2.0e0)
                    ) - TRY_DIVIDE(1.0e0, `t0`.`against` + 3.0e0)
                  ) - TRY_DIVIDE(1.0e0, `t0`.`against` + 4.0e0)
                ) - TRY_DIVIDE(1.0e0, `t0`.`against` + 5.0e0)
              )
            ) + (
              SQRT(
                TRY_DIVIDE(1.0e0, `t0`.`in_favour` + 6.0e0) + (
                  TRY_DIVIDE(1.0e0, (
                    `t0`.`in_favour` + 6.0e0
                  ) * (
                    `t0`.`in_favour` + 6.0e0
                  )) * 0.5e0
                ) + TRY_DIVIDE(
                  (
                    0.16666666666666666e0 - (
                      TRY_DIVIDE(1.0e0, (
                        `t0`.`in_favour` + 6.0e0
                      ) * (
                        `t0`.`in_favour` + 6.0e0
                      )) * (
                        0.03333333333333333e0 - (
                          TRY_DIVIDE(1.0e0, (
                            `t0`.`in_favour` + 6.0e0
                          ) * (
                            `t0`.`in_favour` + 6.0e0
                          )) * (
                            0.023809523809523808e0 - (
                              TRY_DIVIDE(1.0e0, (
                                `t0`.`in_favour` + 6.0e0
                              ) * (
                                `t0`.`in_favour` + 6.0e0
                              )) * (
                                0.03333333333333333e0 - (
                                  TRY_DIVIDE(1.0e0, (
                                    `t0`.`in_favour` + 6.0e0
                                  ) * (
                                    `t0`.`in_favour` + 6.0e0
                                  )) * 0.07575757575757576e0
                                )
                              )
                            )
                          )
                        )
                      )
                    )
                  ) * TRY_DIVIDE(1.0e0, (
                    `t0`.`in_favour` + 6.0e0
                  ) * (
                    `t0`.`in_favour` + 6.0e0
                  )),
                  `t0`.`in_favour` + 6.0e0
                ) + TRY_DIVIDE(1.0e0, (
                  `t0`.`in_favour` + 0.0e0
                ) * (
                  `t0`.`in_favour` + 0.0e0
                )) + TRY_DIVIDE(1.0e0, (
                  `t0`.`in_favour` + 1.0e0
                ) * (
                  `t0`.`in_favour` + 1.0e0
                )) + TRY_DIVIDE(1.0e0, (
                  `t0`.`in_favour` + 2.0e0
                ) * (
                  `t0`.`in_favour` + 2.0e0
                )) + TRY_DIVIDE(1.0e0, (
                  `t0`.`in_favour` + 3.0e0
                ) * (
                  `t0`.`in_favour` + 3.0e0
                )) + TRY_DIVIDE(1.0e0, (
                  `t0`.`in_favour` + 4.0e0
                ) * (
                  `t0`.`in_favour` + 4.0e0
                )) + TRY_DIVIDE(1.0e0, (
                  `t0`.`in_favour` + 5.0e0
                ) * (
                  `t0`.`in_favour` + 5.0e0
                )) + (
                  TRY_DIVIDE(1.0e0, `t0`.`against_known` + 6.0e0) + (
                    TRY_DIVIDE(1.0e0, (
                      `t0`.`against_known` + 6.0e0
                    ) * (
                      `t0`.`against_known` + 6.0e0
                    )) * 0.5e0
                  ) + TRY_DIVIDE(
                    (
                      0.16666666666666666e0 - (
                        TRY_DIVIDE(1.0e0, (
                          `t0`.`against_known` + 6.0e0
                        ) * (
                          `t0`.`against_known` + 6.0e0
                        )) * (
                          0.03333333333333333e0 - (
                            TRY_DIVIDE(1.0e0, (
                              `t0`.`against_known` + 6.0e0
                            ) * (
                              `t0`.`against_known` + 6.0e0
                            )) * (
                              0.023809523809523808e0 - (
                                TRY_DIVIDE(1.0e0, (
                                  `t0`.`against_known` + 6.0e0
                                ) * (
                                  `t0`.`against_known` + 6.0e0
                                )) * (
                                  0.03333333333333333e0 - (
                                    TRY_DIVIDE(1.0e0, (
                                      `t0`.`against_known` + 6.0e0
                                    ) * (
                                      `t0`.`against_known` + 6.0e0
                                    )) * 0.07575757575757576e0
                                  )
                                )
                              )
                            )
                          )
                        )
                      )
                    ) * TRY_DIVIDE(1.0e0, (
                      `t0`.`against_known` + 6.0e0
                    ) * (
                      `t0`.`against_known` + 6.0e0
                    )),
                    `t0`.`against_known` + 6.0e0
                  ) + TRY_DIVIDE(1.0e0, (
                    `t0`.`against_known` + 0.0e0
                  ) * (
                    `t0`.`against_known` + 0.0e0
                  )) + TRY_DIVIDE(1.0e0, (
                    `t0`.`against_known` + 1.0e0
                  ) * (
                    `t0`.`against_known` + 1.0e0
                  )) + TRY_DIVIDE(1.0e0, (
                    `t0`.`against_known` + 2.0e0
                  ) * (
                    `t0`.`against_known` + 2.0e0
                  )) + TRY_DIVIDE(1.0e0, (
                    `t0`.`against_known` + 3.0e0
                  ) * (
                    `t0`.`against_known` + 3.0e0
                  )) + TRY_DIVIDE(1.0e0, (
                    `t0`.`against_known` + 4.0e0
                  ) * (
                    `t0`.`against_known` + 4.0e0
                  )) + TRY_DIVIDE(1.0e0, (
                    `t0`.`against_known` + 5.0e0
                  ) * (
                    `t0`.`against_known` + 5.0e0
                  ))
                )
              ) * 1.6448536e0
            )
          )
        ) + 1.0e0
      ) * 1000000000.0e0,
      0
    ) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `trust_high`,
  CASE
    WHEN TRY_DIVIDE(CAST(CAST(ROUND(`t0`.`evidence` * 1000000.0e0, 0) AS BIGINT) AS DOUBLE), 1000000.0e0) < 0.25e0
    THEN 'none'
    WHEN TRY_DIVIDE(CAST(CAST(ROUND(`t0`.`evidence` * 1000000.0e0, 0) AS BIGINT) AS DOUBLE), 1000000.0e0) < 3.0e0
    THEN 'thin'
    ELSE 'ok'
  END AS `trust_evidence`
FROM `shared_trust_weights` AS `t0`

-- measure: respect_weights
SELECT
  `t27`.`account_id`,
  `t27`.`person_id`,
  COALESCE(`t27`.`need_weight`, 0.0e0) AS `need_weight`,
  COALESCE(`t27`.`need_met`, 0.0e0) AS `need_met`,
  COALESCE(`t27`.`own_word_weight`, 0.0e0) AS `own_word_weight`,
  TRY_DIVIDE(
    (
      COALESCE(`t27`.`pool_met`, 0.0e0) - COALESCE(`t27`.`personal_met`, 0.0e0)
    ) + (
      `t6`.`need_strength` * `t6`.`need_mean`
    ),
    (
      COALESCE(`t27`.`pool_weight`, 0.0e0) - COALESCE(`t27`.`personal_weight`, 0.0e0)
    ) + `t6`.`need_strength`
  ) AS `start`,
  COALESCE(`t27`.`need_met`, 0.0e0) + (
    TRY_DIVIDE(
      (
        COALESCE(`t27`.`pool_met`, 0.0e0) - COALESCE(`t27`.`personal_met`, 0.0e0)
      ) + (
        `t6`.`need_strength` * `t6`.`need_mean`
      ),
      (
        COALESCE(`t27`.`pool_weight`, 0.0e0) - COALESCE(`t27`.`personal_weight`, 0.0e0)
      ) + `t6`.`need_strength`
    ) * 2.0e0
  ) AS `met`,
  (
    COALESCE(`t27`.`need_weight`, 0.0e0) - COALESCE(`t27`.`need_met`, 0.0e0)
  ) + (
    (
      1.0e0 - TRY_DIVIDE(
        (
          COALESCE(`t27`.`pool_met`, 0.0e0) - COALESCE(`t27`.`personal_met`, 0.0e0)
        ) + (
          `t6`.`need_strength` * `t6`.`need_mean`
        ),
        (
          COALESCE(`t27`.`pool_weight`, 0.0e0) - COALESCE(`t27`.`personal_weight`, 0.0e0)
        ) + `t6`.`need_strength`
      )
    ) * 2.0e0
  ) AS `missed`,
  IF(`t27`.`observed` IS NOT NULL, COALESCE(`t27`.`connection`, 0.0e0), NULL) AS `connection`,
  IF(`t27`.`observed` IS NOT NULL, COALESCE(`t27`.`connection_evidence`, 'none'), 'none') AS `connection_evidence`
FROM (
  SELECT
    `t25`.`account_id`,
    `t25`.`person_id`,
    `t25`.`need_weight`,
    `t25`.`need_met`,
    `t25`.`personal_weight`,
    `t25`.`personal_met`,
    `t25`.`own_word_weight`,
    `t25`.`connection`,
    `t25`.`connection_evidence`,
    `t25`.`pool_weight`,
    `t25`.`pool_met`,
    `t25`.`observed`
  FROM (
    SELECT
      `t24`.`account_id`,
      `t24`.`person_id`,
      `t24`.`need_weight`,
      `t24`.`need_met`,
      `t24`.`personal_weight`,
      `t24`.`personal_met`,
      `t24`.`own_word_weight`,
      `t24`.`connection`,
      `t24`.`connection_evidence`,
      `t24`.`pool_weight`,
      `t24`.`pool_met`,
      `t12`.`account_id` AS `account_id_right`,
      `t12`.`observed`
    FROM (
      SELECT
        `t22`.`account_id`,
        `t22`.`person_id`,
        `t22`.`need_weight`,
        `t22`.`need_met`,
        `t22`.`personal_weight`,
        `t22`.`personal_met`,
        `t22`.`own_word_weight`,
        `t22`.`connection`,
        `t22`.`connection_evidence`,
        `t22`.`pool_weight`,
        `t22`.`pool_met`
      FROM (
        SELECT
          `t21`.`account_id`,
          `t21`.`person_id`,
          `t21`.`need_weight`,
          `t21`.`need_met`,
          `t21`.`personal_weight`,
          `t21`.`personal_met`,
          `t21`.`own_word_weight`,
          `t21`.`connection`,
          `t21`.`connection_evidence`,
          `t13`.`account_id` AS `account_id_right`,
          `t13`.`pool_weight`,
          `t13`.`pool_met`
        FROM (
          SELECT
            `t19`.`account_id`,
            `t19`.`person_id`,
            `t19`.`need_weight`,
            `t19`.`need_met`,
            `t19`.`personal_weight`,
            `t19`.`personal_met`,
            `t19`.`own_word_weight`,
            `t19`.`connection`,
            `t19`.`connection_evidence`
          FROM (
            SELECT
              `t18`.`account_id`,
              `t18`.`person_id`,
              `t18`.`need_weight`,
              `t18`.`need_met`,
              `t18`.`personal_weight`,
              `t18`.`personal_met`,
              `t18`.`own_word_weight`,
              `t14`.`account_id` AS `account_id_right`,
              `t14`.`person_id` AS `person_id_right`,
              `t14`.`connection`,
              `t14`.`connection_evidence`
            FROM (
              SELECT
                `t16`.`account_id`,
                `t16`.`person_id`,
                `t16`.`need_weight`,
                `t16`.`need_met`,
                `t16`.`personal_weight`,
                `t16`.`personal_met`,
                `t16`.`own_word_weight`
              FROM (
                SELECT
                  `t15`.`account_id`,
                  `t15`.`person_id`,
                  `t7`.`account_id` AS `account_id_right`,
                  `t7`.`person_id` AS `person_id_right`,
                  `t7`.`need_weight`,
                  `t7`.`need_met`,
                  `t7`.`personal_weight`,
                  `t7`.`personal_met`,
                  `t7`.`own_word_weight`
                FROM (
                  SELECT
                    `t4`.`account_id`,
                    `t4`.`person_id`
                  FROM `influence` AS `t4`
                ) AS `t15`
                LEFT OUTER JOIN `need_sums` AS `t7`
                  ON `t15`.`account_id` = `t7`.`account_id` AND `t15`.`person_id` = `t7`.`person_id`
              ) AS `t16`
            ) AS `t18`
            LEFT OUTER JOIN (
              SELECT
                `t3`.`account_id`,
                `t3`.`person_id`,
                `t3`.`connection`,
                `t3`.`connection_evidence`
              FROM `contacts` AS `t3`
            ) AS `t14`
              ON `t18`.`account_id` = `t14`.`account_id` AND `t18`.`person_id` = `t14`.`person_id`
          ) AS `t19`
        ) AS `t21`
        LEFT OUTER JOIN (
          SELECT
            `t2`.`account_id`,
            `t2`.`personal_weight` AS `pool_weight`,
            `t2`.`personal_met` AS `pool_met`
          FROM `account_need_sums` AS `t2`
        ) AS `t13`
          ON `t21`.`account_id` = `t13`.`account_id`
      ) AS `t22`
    ) AS `t24`
    LEFT OUTER JOIN (
      SELECT
        `t1`.`account_id`,
        TRUE AS `observed`
      FROM `contact_observed` AS `t1`
    ) AS `t12`
      ON `t24`.`account_id` = `t12`.`account_id`
  ) AS `t25`
) AS `t27`
CROSS JOIN `book_means` AS `t6`

-- measure: respect
SELECT
  `t0`.`account_id`,
  `t0`.`person_id`,
  `t0`.`connection`,
  `t0`.`connection_evidence`,
  `t0`.`need_weight`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(
      (
        (
          IF(`t0`.`connection` IS NOT NULL AND NOT ISNAN(`t0`.`connection`), 0.7e0, 1.0e0) * TRY_DIVIDE(`t0`.`met`, `t0`.`met` + `t0`.`missed`)
        ) + (
          COALESCE(`t0`.`connection`, 0.0e0) * (
            1.0e0 - IF(`t0`.`connection` IS NOT NULL AND NOT ISNAN(`t0`.`connection`), 0.7e0, 1.0e0)
          )
        )
      ) * 1000000000.0e0,
      0
    ) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `respect`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(
      (
        (
          IF(`t0`.`connection` IS NOT NULL AND NOT ISNAN(`t0`.`connection`), 0.7e0, 1.0e0) * TRY_DIVIDE(
            1.0e0,
            EXP(
              -(
                (
                  (
                    (
                      (
                        (
                          (
                            (
                              (
                                (
                                  LN(`t0`.`met` + 6.0e0) - TRY_DIVIDE(0.5e0, `t0`.`met` + 6.0e0)
                                ) - (
                                  TRY_DIVIDE(1.0e0, (
                                    `t0`.`met` + 6.0e0
                                  ) * (
                                    `t0`.`met` + 6.0e0
                                  )) * (
                                    0.08333333333333333e0 - (
                                      TRY_DIVIDE(1.0e0, (
                                        `t0`.`met` + 6.0e0
                                      ) * (
                                        `t0`.`met` + 6.0e0
                                      )) * (
                                        0.008333333333333333e0 - (
                                          TRY_DIVIDE(1.0e0, (
                                            `t0`.`met` + 6.0e0
                                          ) * (
                                            `t0`.`met` + 6.0e0
                                          )) * (
                                            0.003968253968253968e0 - (
                                              TRY_DIVIDE(1.0e0, (
                                                `t0`.`met` + 6.0e0
                                              ) * (
                                                `t0`.`met` + 6.0e0
                                              )) * (
                                                0.004166666666666667e0 - (
                                                  TRY_DIVIDE(1.0e0, (
                                                    `t0`.`met` + 6.0e0
                                                  ) * (
                                                    `t0`.`met` + 6.0e0
                                                  )) * 0.007575757575757576e0
                                                )
                                              )
                                            )
                                          )
                                        )
                                      )
                                    )
                                  )
                                )
                              ) - TRY_DIVIDE(1.0e0, `t0`.`met` + 0.0e0)
                            ) - TRY_DIVIDE(1.0e0, `t0`.`met` + 1.0e0)
                          ) - TRY_DIVIDE(1.0e0, `t0`.`met` + 2.0e0)
                        ) - TRY_DIVIDE(1.0e0, `t0`.`met` + 3.0e0)
                      ) - TRY_DIVIDE(1.0e0, `t0`.`met` + 4.0e0)
                    ) - TRY_DIVIDE(1.0e0, `t0`.`met` + 5.0e0)
                  ) - (
                    (
                      (
                        (
                          (
                            (
                              (
                                (
                                  LN(`t0`.`missed` + 6.0e0) - TRY_DIVIDE(0.5e0, `t0`.`missed` + 6.0e0)
                                ) - (
                                  TRY_DIVIDE(1.0e0, (
                                    `t0`.`missed` + 6.0e0
                                  ) * (
                                    `t0`.`missed` + 6.0e0
                                  )) * (
                                    0.08333333333333333e0 - (
                                      TRY_DIVIDE(1.0e0, (
                                        `t0`.`missed` + 6.0e0
                                      ) * (
                                        `t0`.`missed` + 6.0e0
                                      )) * (
                                        0.008333333333333333e0 - (
                                          TRY_DIVIDE(1.0e0, (
                                            `t0`.`missed` + 6.0e0
                                          ) * (
                                            `t0`.`missed` + 6.0e0
                                          )) * (
                                            0.003968253968253968e0 - (
                                              TRY_DIVIDE(1.0e0, (
                                                `t0`.`missed` + 6.0e0
                                              ) * (
                                                `t0`.`missed` + 6.0e0
                                              )) * (
                                                0.004166666666666667e0 - (
                                                  TRY_DIVIDE(1.0e0, (
                                                    `t0`.`missed` + 6.0e0
                                                  ) * (
                                                    `t0`.`missed` + 6.0e0
                                                  )) * 0.007575757575757576e0
                                                )
                                              )
                                            )
                                          )
                                        )
                                      )
                                    )
                                  )
                                )
                              ) - TRY_DIVIDE(1.0e0, `t0`.`missed` + 0.0e0)
                            ) - TRY_DIVIDE(1.0e0, `t0`.`missed` + 1.0e0)
                          ) - TRY_DIVIDE(1.0e0, `t0`.`missed` + 2.0e0)
                        ) - TRY_DIVIDE(1.0e0, `t0`.`missed` + 3.0e0)
                      ) - TRY_DIVIDE(1.0e0, `t0`.`missed` + 4.0e0)
                    ) - TRY_DIVIDE(1.0e0, `t0`.`missed` + 5.0e0)
                  )
                ) + (
                  SQRT(
                    TRY_DIVIDE(1.0e0, `t0`.`met` + 6.0e0) + (
                      TRY_DIVIDE(1.0e0, (
                        `t0`.`met` + 6.0e0
                      ) * (
                        `t0`.`met` + 6.0e0
                      )) * 0.5e0
                    ) + TRY_DIVIDE(
                      (
                        0.16666666666666666e0 - (
                          TRY_DIVIDE(1.0e0, (
                            `t0`.`met` + 6.0e0
                          ) * (
                            `t0`.`met` + 6.0e0
                          )) * (
                            0.03333333333333333e0 - (
                              TRY_DIVIDE(1.0e0, (
                                `t0`.`met` + 6.0e0
                              ) * (
                                `t0`.`met` + 6.0e0
                              )) * (
                                0.023809523809523808e0 - (
                                  TRY_DIVIDE(1.0e0, (
                                    `t0`.`met` + 6.0e0
                                  ) * (
                                    `t0`.`met` + 6.0e0
                                  )) * (
                                    0.03333333333333333e0 - (
                                      TRY_DIVIDE(1.0e0, (
                                        `t0`.`met` + 6.0e0
                                      ) * (
                                        `t0`.`met` + 6.0e0
                                      )) * 0.07575757575757576e0
                                    )
                                  )
                                )
                              )
                            )
                          )
                        )
                      ) * TRY_DIVIDE(1.0e0, (
                        `t0`.`met` + 6.0e0
                      ) * (
                        `t0`.`met` + 6.0e0
                      )),
                      `t0`.`met` + 6.0e0
                    ) + TRY_DIVIDE(1.0e0, (
                      `t0`.`met` + 0.0e0
                    ) * (
                      `t0`.`met` + 0.0e0
                    )) + TRY_DIVIDE(1.0e0, (
                      `t0`.`met` + 1.0e0
                    ) * (
                      `t0`.`met` + 1.0e0
                    )) + TRY_DIVIDE(1.0e0, (
                      `t0`.`met` + 2.0e0
                    ) * (
                      `t0`.`met` + 2.0e0
                    )) + TRY_DIVIDE(1.0e0, (
                      `t0`.`met` + 3.0e0
                    ) * (
                      `t0`.`met` + 3.0e0
                    )) + TRY_DIVIDE(1.0e0, (
                      `t0`.`met` + 4.0e0
                    ) * (
                      `t0`.`met` + 4.0e0
                    )) + TRY_DIVIDE(1.0e0, (
                      `t0`.`met` + 5.0e0
                    ) * (
                      `t0`.`met` + 5.0e0
                    )) + (
                      TRY_DIVIDE(1.0e0, `t0`.`missed` + 6.0e0) + (
                        TRY_DIVIDE(1.0e0, (
                          `t0`.`missed` + 6.0e0
                        ) * (
                          `t0`.`missed` + 6.0e0
                        )) * 0.5e0
                      ) + TRY_DIVIDE(
                        (
                          0.16666666666666666e0 - (
                            TRY_DIVIDE(1.0e0, (
                              `t0`.`missed` + 6.0e0
                            ) * (
                              `t0`.`missed` + 6.0e0
                            )) * (
                              0.03333333333333333e0 - (
                                TRY_DIVIDE(1.0e0, (
                                  `t0`.`missed` + 6.0e0
                                ) * (
                                  `t0`.`missed` + 6.0e0
                                )) * (
                                  0.023809523809523808e0 - (
                                    TRY_DIVIDE(1.0e0, (
                                      `t0`.`missed` + 6.0e0
                                    ) * (
                                      `t0`.`missed` + 6.0e0
                                    )) * (
                                      0.03333333333333333e0 - (
                                        TRY_DIVIDE(1.0e0, (
                                          `t0`.`missed` + 6.0e0
                                        ) * (
                                          `t0`.`missed` + 6.0e0
                                        )) * 0.07575757575757576e0
                                      )
                                    )
                                  )
                                )
                              )
                            )
                          )
                        ) * TRY_DIVIDE(1.0e0, (
                          `t0`.`missed` + 6.0e0
                        ) * (
                          `t0`.`missed` + 6.0e0
                        )),
                        `t0`.`missed` + 6.0e0
                      ) + TRY_DIVIDE(1.0e0, (
                        `t0`.`missed` + 0.0e0
                      ) * (
                        `t0`.`missed` + 0.0e0
                      )) + TRY_DIVIDE(1.0e0, (
                        `t0`.`missed` + 1.0e0
                      ) * (
                        `t0`.`missed` + 1.0e0
                      )) + TRY_DIVIDE(1.0e0, (
                        `t0`.`missed` + 2.0e0
                      ) * (
                        `t0`.`missed` + 2.0e0
                      )) + TRY_DIVIDE(1.0e0, (
                        `t0`.`missed` + 3.0e0
                      ) * (
                        `t0`.`missed` + 3.0e0
                      )) + TRY_DIVIDE(1.0e0, (
                        `t0`.`missed` + 4.0e0
                      ) * (
                        `t0`.`missed` + 4.0e0
                      )) + TRY_DIVIDE(1.0e0, (
                        `t0`.`missed` + 5.0e0
                      ) * (
                        `t0`.`missed` + 5.0e0
                      ))
                    )
                  ) * -1.6448536e0
                )
              )
            ) + 1.0e0
          )
        ) + (
          COALESCE(`t0`.`connection`, 0.0e0) * (
            1.0e0 - IF(`t0`.`connection` IS NOT NULL AND NOT ISNAN(`t0`.`connection`), 0.7e0, 1.0e0)
          )
        )
      ) * 1000000000.0e0,
      0
    ) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `respect_low`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(
      (
        (
          IF(`t0`.`connection` IS NOT NULL AND NOT ISNAN(`t0`.`connection`), 0.7e0, 1.0e0) * TRY_DIVIDE(
            1.0e0,
            EXP(
              -(
                (
                  (
                    (
                      (
                        (
                          (
                            (
                              (
                                (
                                  LN(`t0`.`met` + 6.0e0) - TRY_DIVIDE(0.5e0, `t0`.`met` + 6.0e0)
                                ) - (
                                  TRY_DIVIDE(1.0e0, (
                                    `t0`.`met` + 6.0e0
                                  ) * (
                                    `t0`.`met` + 6.0e0
                                  )) * (
                                    0.08333333333333333e0 - (
                                      TRY_DIVIDE(1.0e0, (
                                        `t0`.`met` + 6.0e0
                                      ) * (
                                        `t0`.`met` + 6.0e0
                                      )) * (
                                        0.008333333333333333e0 - (
                                          TRY_DIVIDE(1.0e0, (
                                            `t0`.`met` + 6.0e0
                                          ) * (
                                            `t0`.`met` + 6.0e0
                                          )) * (
                                            0.003968253968253968e0 - (
                                              TRY_DIVIDE(1.0e0, (
                                                `t0`.`met` + 6.0e0
                                              ) * (
                                                `t0`.`met` + 6.0e0
                                              )) * (
                                                0.004166666666666667e0 - (
                                                  TRY_DIVIDE(1.0e0, (
                                                    `t0`.`met` + 6.0e0
                                                  ) * (
                                                    `t0`.`met` + 6.0e0
                                                  )) * 0.007575757575757576e0
                                                )
                                              )
                                            )
                                          )
                                        )
                                      )
                                    )
                                  )
                                )
                              ) - TRY_DIVIDE(1.0e0, `t0`.`met` + 0.0e0)
                            ) - TRY_DIVIDE(1.0e0, `t0`.`met` + 1.0e0)
                          ) - TRY_DIVIDE(1.0e0, `t0`.`met` + 2.0e0)
                        ) - TRY_DIVIDE(1.0e0, `t0`.`met` + 3.0e0)
                      ) - TRY_DIVIDE(1.0e0, `t0`.`met` + 4.0e0)
                    ) - TRY_DIVIDE(1.0e0, `t0`.`met` + 5.0e0)
                  ) - (
                    (
                      (
                        (
                          (
                            (
                              (
                                (
                                  LN(`t0`.`missed` + 6.0e0) - TRY_DIVIDE(0.5e0, `t0`.`missed` + 6.0e0)
                                ) - (
                                  TRY_DIVIDE(1.0e0, (
                                    `t0`.`missed` + 6.0e0
                                  ) * (
                                    `t0`.`missed` + 6.0e0
                                  )) * (
                                    0.08333333333333333e0 - (
                                      TRY_DIVIDE(1.0e0, (
                                        `t0`.`missed` + 6.0e0
                                      ) * (
                                        `t0`.`missed` + 6.0e0
                                      )) * (
                                        0.008333333333333333e0 - (
                                          TRY_DIVIDE(1.0e0, (
                                            `t0`.`missed` + 6.0e0
                                          ) * (
                                            `t0`.`missed` + 6.0e0
                                          )) * (
                                            0.003968253968253968e0 - (
                                              TRY_DIVIDE(1.0e0, (
                                                `t0`.`missed` + 6.0e0
                                              ) * (
                                                `t0`.`missed` + 6.0e0
                                              )) * (
                                                0.004166666666666667e0 - (
                                                  TRY_DIVIDE(1.0e0, (
                                                    `t0`.`missed` + 6.0e0
                                                  ) * (
                                                    `t0`.`missed` + 6.0e0
                                                  )) * 0.007575757575757576e0
                                                )
                                              )
                                            )
                                          )
                                        )
                                      )
                                    )
                                  )
                                )
                              ) - TRY_DIVIDE(1.0e0, `t0`.`missed` + 0.0e0)
                            ) - TRY_DIVIDE(1.0e0, `t0`.`missed` + 1.0e0)
                          ) - TRY_DIVIDE(1.0e0, `t0`.`missed` + 2.0e0)
                        ) - TRY_DIVIDE(1.0e0, `t0`.`missed` + 3.0e0)
                      ) - TRY_DIVIDE(1.0e0, `t0`.`missed` + 4.0e0)
                    ) - TRY_DIVIDE(1.0e0, `t0`.`missed` + 5.0e0)
                  )
                ) + (
                  SQRT(
                    TRY_DIVIDE(1.0e0, `t0`.`met` + 6.0e0) + (
                      TRY_DIVIDE(1.0e0, (
                        `t0`.`met` + 6.0e0
                      ) * (
                        `t0`.`met` + 6.0e0
                      )) * 0.5e0
                    ) + TRY_DIVIDE(
                      (
                        0.16666666666666666e0 - (
                          TRY_DIVIDE(1.0e0, (
                            `t0`.`met` + 6.0e0
                          ) * (
                            `t0`.`met` + 6.0e0
                          )) * (
                            0.03333333333333333e0 - (
                              TRY_DIVIDE(1.0e0, (
                                `t0`.`met` + 6.0e0
                              ) * (
                                `t0`.`met` + 6.0e0
                              )) * (
                                0.023809523809523808e0 - (
                                  TRY_DIVIDE(1.0e0, (
                                    `t0`.`met` + 6.0e0
                                  ) * (
                                    `t0`.`met` + 6.0e0
                                  )) * (
                                    0.03333333333333333e0 - (
                                      TRY_DIVIDE(1.0e0, (
                                        `t0`.`met` + 6.0e0
                                      ) * (
                                        `t0`.`met` + 6.0e0
                                      )) * 0.07575757575757576e0
                                    )
                                  )
                                )
                              )
                            )
                          )
                        )
                      ) * TRY_DIVIDE(1.0e0, (
                        `t0`.`met` + 6.0e0
                      ) * (
                        `t0`.`met` + 6.0e0
                      )),
                      `t0`.`met` + 6.0e0
                    ) + TRY_DIVIDE(1.0e0, (
                      `t0`.`met` + 0.0e0
                    ) * (
                      `t0`.`met` + 0.0e0
                    )) + TRY_DIVIDE(1.0e0, (
                      `t0`.`met` + 1.0e0
                    ) * (
                      `t0`.`met` + 1.0e0
                    )) + TRY_DIVIDE(1.0e0, (
                      `t0`.`met` + 2.0e0
                    ) * (
                      `t0`.`met` + 2.0e0
                    )) + TRY_DIVIDE(1.0e0, (
                      `t0`.`met` + 3.0e0
                    ) * (
                      `t0`.`met` + 3.0e0
                    )) + TRY_DIVIDE(1.0e0, (
                      `t0`.`met` + 4.0e0
                    ) * (
                      `t0`.`met` + 4.0e0
                    )) + TRY_DIVIDE(1.0e0, (
                      `t0`.`met` + 5.0e0
                    ) * (
                      `t0`.`met` + 5.0e0
                    )) + (
                      TRY_DIVIDE(1.0e0, `t0`.`missed` + 6.0e0) + (
                        TRY_DIVIDE(1.0e0, (
                          `t0`.`missed` + 6.0e0
                        ) * (
                          `t0`.`missed` + 6.0e0
                        )) * 0.5e0
                      ) + TRY_DIVIDE(
                        (
                          0.16666666666666666e0 - (
                            TRY_DIVIDE(1.0e0, (
                              `t0`.`missed` + 6.0e0
                            ) * (
                              `t0`.`missed` + 6.0e0
                            )) * (
                              0.03333333333333333e0 - (
                                TRY_DIVIDE(1.0e0, (
                                  `t0`.`missed` + 6.0e0
                                ) * (
                                  `t0`.`missed` + 6.0e0
                                )) * (
                                  0.023809523809523808e0 - (
                                    TRY_DIVIDE(1.0e0, (
                                      `t0`.`missed` + 6.0e0
                                    ) * (
                                      `t0`.`missed` + 6.0e0
                                    )) * (
                                      0.03333333333333333e0 - (
                                        TRY_DIVIDE(1.0e0, (
                                          `t0`.`missed` + 6.0e0
                                        ) * (
                                          `t0`.`missed` + 6.0e0
                                        )) * 0.07575757575757576e0
                                      )
                                    )
                                  )
                                )
                              )
                            )
                          )
                        ) * TRY_DIVIDE(1.0e0, (
                          `t0`.`missed` + 6.0e0
                        ) * (
                          `t0`.`missed` + 6.0e0
                        )),
                        `t0`.`missed` + 6.0e0
                      ) + TRY_DIVIDE(1.0e0, (
                        `t0`.`missed` + 0.0e0
                      ) * (
                        `t0`.`missed` + 0.0e0
                      )) + TRY_DIVIDE(1.0e0, (
                        `t0`.`missed` + 1.0e0
                      ) * (
                        `t0`.`missed` + 1.0e0
                      )) + TRY_DIVIDE(1.0e0, (
                        `t0`.`missed` + 2.0e0
                      ) * (
                        `t0`.`missed` + 2.0e0
                      )) + TRY_DIVIDE(1.0e0, (
                        `t0`.`missed` + 3.0e0
                      ) * (
                        `t0`.`missed` + 3.0e0
                      )) + TRY_DIVIDE(1.0e0, (
                        `t0`.`missed` + 4.0e0
                      ) * (
                        `t0`.`missed` + 4.0e0
                      )) + TRY_DIVIDE(1.0e0, (
                        `t0`.`missed` + 5.0e0
                      ) * (
                        `t0`.`missed` + 5.0e0
                      ))
                    )
                  ) * 1.6448536e0
                )
              )
            ) + 1.0e0
          )
        ) + (
          COALESCE(`t0`.`connection`, 0.0e0) * (
            1.0e0 - IF(`t0`.`connection` IS NOT NULL AND NOT ISNAN(`t0`.`connection`), 0.7e0, 1.0e0)
          )
        )
      ) * 1000000000.0e0,
      0
    ) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `respect_high`,
  IF(`t0`.`connection` IS NOT NULL AND NOT ISNAN(`t0`.`connection`), 0.7e0, 1.0e0) * IF(`t0`.`connection` IS NOT NULL AND NOT ISNAN(`t0`.`connection`), 0.7e0, 1.0e0) * TRY_DIVIDE(
    TRY_DIVIDE(`t0`.`met`, `t0`.`met` + `t0`.`missed`) * (
      1.0e0 - TRY_DIVIDE(`t0`.`met`, `t0`.`met` + `t0`.`missed`)
    ) * (
      TRY_DIVIDE(`t0`.`met`, `t0`.`met` + `t0`.`missed`) * (
        1.0e0 - TRY_DIVIDE(`t0`.`met`, `t0`.`met` + `t0`.`missed`)
      )
    ),
    TRY_DIVIDE(`t0`.`met`, `t0`.`met` + `t0`.`missed`) * (
      1.0e0 - TRY_DIVIDE(`t0`.`met`, `t0`.`met` + `t0`.`missed`)
    ) * (
      `t0`.`met` + `t0`.`missed` + 1.0e0
    )
  ) AS `respect_variance`,
  IF(
    (
      CASE
        WHEN TRY_DIVIDE(
          CAST(CAST(ROUND(`t0`.`need_weight` * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
          1000000.0e0
        ) < 0.25e0
        THEN 'none'
        WHEN TRY_DIVIDE(
          CAST(CAST(ROUND(`t0`.`need_weight` * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
          1000000.0e0
        ) < 3.0e0
        THEN 'thin'
        ELSE 'ok'
      END = 'ok'
    )
    AND NOT (
      TRY_DIVIDE(
        CAST(CAST(ROUND(`t0`.`own_word_weight` * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
        1000000.0e0
      ) >= 3.0e0
    ),
    'thin',
    CASE
      WHEN TRY_DIVIDE(
        CAST(CAST(ROUND(`t0`.`need_weight` * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
        1000000.0e0
      ) < 0.25e0
      THEN 'none'
      WHEN TRY_DIVIDE(
        CAST(CAST(ROUND(`t0`.`need_weight` * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
        1000000.0e0
      ) < 3.0e0
      THEN 'thin'
      ELSE 'ok'
    END
  ) AS `respect_evidence`,
  (
    IF(`t0`.`connection` IS NOT NULL AND NOT ISNAN(`t0`.`connection`), 0.7e0, 1.0e0) * `t0`.`start`
  ) + (
    COALESCE(`t0`.`connection`, 0.0e0) * (
      1.0e0 - IF(`t0`.`connection` IS NOT NULL AND NOT ISNAN(`t0`.`connection`), 0.7e0, 1.0e0)
    )
  ) AS `start`,
  IF(`t0`.`connection` IS NOT NULL AND NOT ISNAN(`t0`.`connection`), 0.7e0, 1.0e0) * IF(`t0`.`connection` IS NOT NULL AND NOT ISNAN(`t0`.`connection`), 0.7e0, 1.0e0) * TRY_DIVIDE(`t0`.`start` * (
    1.0e0 - `t0`.`start`
  ), 3.0e0) AS `start_variance`,
  `t0`.`start` AS `need_start`,
  IF(`t0`.`connection` IS NOT NULL AND NOT ISNAN(`t0`.`connection`), 0.7e0, 1.0e0) AS `need_share`
FROM `respect_weights` AS `t0`

-- measure: person_loyalty
SELECT
  `t10`.`account_id`,
  `t10`.`person_id`,
  `t10`.`active`,
  `t10`.`veto`,
  `t10`.`newest_rated_on`,
  `t10`.`influence_nano`,
  `t10`.`key_person`,
  `t10`.`rated`,
  `t10`.`trust_start`,
  `t10`.`promises_due`,
  `t10`.`promises_kept`,
  `t10`.`trust`,
  `t10`.`trust_low`,
  `t10`.`trust_high`,
  `t10`.`trust_if_kept`,
  `t10`.`trust_variance`,
  `t10`.`trust_evidence`,
  `t10`.`trust_start_variance`,
  `t10`.`trust_mass`,
  `t10`.`connection`,
  `t10`.`connection_evidence`,
  `t10`.`need_weight`,
  `t10`.`respect`,
  `t10`.`respect_low`,
  `t10`.`respect_high`,
  `t10`.`respect_variance`,
  `t10`.`respect_evidence`,
  `t10`.`respect_start`,
  `t10`.`respect_start_variance`,
  `t10`.`need_start`,
  `t10`.`need_share`,
  `t10`.`enters_trust`,
  `t10`.`enters_trust_variance`,
  `t10`.`enters_respect`,
  `t10`.`enters_respect_variance`,
  `t10`.`loyalty_evidence`,
  `t10`.`loyalty`,
  `t10`.`loyalty_sd`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(
      LEAST(GREATEST(`t10`.`loyalty` - (
        `t10`.`loyalty_sd` * 1.6448536e0
      ), 0.0e0), 1.0e0) * 1000000000.0e0,
      0
    ) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `loyalty_low`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(
      LEAST(GREATEST(`t10`.`loyalty` + (
        `t10`.`loyalty_sd` * 1.6448536e0
      ), 0.0e0), 1.0e0) * 1000000000.0e0,
      0
    ) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `loyalty_high`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(SQRT(`t10`.`enters_trust_variance`) * 1000000000.0e0, 0) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `enters_trust_sd`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(SQRT(`t10`.`enters_respect_variance`) * 1000000000.0e0, 0) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `enters_respect_sd`
FROM (
  SELECT
    `t9`.`account_id`,
    `t9`.`person_id`,
    `t9`.`active`,
    `t9`.`veto`,
    `t9`.`newest_rated_on`,
    `t9`.`influence_nano`,
    `t9`.`key_person`,
    `t9`.`rated`,
    `t9`.`trust_start`,
    `t9`.`promises_due`,
    `t9`.`promises_kept`,
    `t9`.`trust`,
    `t9`.`trust_low`,
    `t9`.`trust_high`,
    `t9`.`trust_if_kept`,
    `t9`.`trust_variance`,
    `t9`.`trust_evidence`,
    `t9`.`trust_start_variance`,
    `t9`.`trust_mass`,
    `t9`.`connection`,
    `t9`.`connection_evidence`,
    `t9`.`need_weight`,
    `t9`.`respect`,
    `t9`.`respect_low`,
    `t9`.`respect_high`,
    `t9`.`respect_variance`,
    `t9`.`respect_evidence`,
    `t9`.`respect_start`,
    `t9`.`respect_start_variance`,
    `t9`.`need_start`,
    `t9`.`need_share`,
    `t9`.`enters_trust`,
    `t9`.`enters_trust_variance`,
    `t9`.`enters_respect`,
    `t9`.`enters_respect_variance`,
    `t9`.`loyalty_evidence`,
    TRY_DIVIDE(
      CAST(CAST(ROUND(
        (
          POWER(`t9`.`enters_trust`, 0.5e0)
        ) * (
          POWER(`t9`.`enters_respect`, 0.5e0)
        ) * 1000000000.0e0,
        0
      ) AS BIGINT) AS DOUBLE),
      1000000000.0e0
    ) AS `loyalty`,
    TRY_DIVIDE(
      CAST(CAST(ROUND(
        SQRT(
          (
            (
              POWER(
                TRY_DIVIDE(
                  (
                    POWER(`t9`.`enters_trust`, 0.5e0)
                  ) * (
                    POWER(`t9`.`enters_respect`, 0.5e0)
                  ),
                  `t9`.`enters_trust`
                ),
                1.0e0
              )
            ) * 0.5e0 * (
              (
                POWER(
                  TRY_DIVIDE(
                    (
                      POWER(`t9`.`enters_trust`, 0.5e0)
                    ) * (
                      POWER(`t9`.`enters_respect`, 0.5e0)
                    ),
                    `t9`.`enters_trust`
                  ),
                  1.0e0
                )
              ) * 0.5e0
            ) * `t9`.`enters_trust_variance`
          ) + (
            (
              POWER(
                TRY_DIVIDE(
                  (
                    POWER(`t9`.`enters_trust`, 0.5e0)
                  ) * (
                    POWER(`t9`.`enters_respect`, 0.5e0)
                  ),
                  `t9`.`enters_respect`
                ),
                1.0e0
              )
            ) * 0.5e0 * (
              (
                POWER(
                  TRY_DIVIDE(
                    (
                      POWER(`t9`.`enters_trust`, 0.5e0)
                    ) * (
                      POWER(`t9`.`enters_respect`, 0.5e0)
                    ),
                    `t9`.`enters_respect`
                  ),
                  1.0e0
                )
              ) * 0.5e0
            ) * `t9`.`enters_respect_variance`
          )
        ) * 1000000000.0e0,
        0
      ) AS BIGINT) AS DOUBLE),
      1000000000.0e0
    ) AS `loyalty_sd`
  FROM (
    SELECT
      `t8`.`account_id`,
      `t8`.`person_id`,
      `t8`.`active`,
      `t8`.`veto`,
      `t8`.`newest_rated_on`,
      `t8`.`influence_nano`,
      `t8`.`key_person`,
      `t8`.`rated`,
      `t8`.`trust_start`,
      `t8`.`promises_due`,
      `t8`.`promises_kept`,
      `t8`.`trust`,
      `t8`.`trust_low`,
      `t8`.`trust_high`,
      `t8`.`trust_if_kept`,
      `t8`.`trust_variance`,
      `t8`.`trust_evidence`,
      `t8`.`trust_start_variance`,
      `t8`.`trust_mass`,
      `t8`.`connection`,
      `t8`.`connection_evidence`,
      `t8`.`need_weight`,
      `t8`.`respect`,
      `t8`.`respect_low`,
      `t8`.`respect_high`,
      `t8`.`respect_variance`,
      `t8`.`respect_evidence`,
      `t8`.`respect_start`,
      `t8`.`respect_start_variance`,
      `t8`.`need_start`,
      `t8`.`need_share`,
      TRY_DIVIDE(
        CAST(CAST(ROUND(
          IF(`t8`.`trust_evidence` = 'none', `t8`.`trust_start`, `t8`.`trust`) * 1000000000.0e0,
          0
        ) AS BIGINT) AS DOUBLE),
        1000000000.0e0
      ) AS `enters_trust`,
      IF(`t8`.`trust_evidence` = 'none', `t8`.`trust_start_variance`, `t8`.`trust_variance`) AS `enters_trust_variance`,
      TRY_DIVIDE(
        CAST(CAST(ROUND(
          IF(`t8`.`respect_evidence` = 'none', `t8`.`respect_start`, `t8`.`respect`) * 1000000000.0e0,
          0
        ) AS BIGINT) AS DOUBLE),
        1000000000.0e0
      ) AS `enters_respect`,
      IF(
        `t8`.`respect_evidence` = 'none',
        `t8`.`respect_start_variance`,
        `t8`.`respect_variance`
      ) AS `enters_respect_variance`,
      CASE
        WHEN (
          `t8`.`trust_evidence` = 'none'
        ) OR (
          `t8`.`respect_evidence` = 'none'
        )
        THEN 'none'
        WHEN (
          `t8`.`trust_evidence` = 'thin'
        ) OR (
          `t8`.`respect_evidence` = 'thin'
        )
        THEN 'thin'
        ELSE 'ok'
      END AS `loyalty_evidence`
    FROM (
      SELECT
        `t3`.`account_id`,
        `t3`.`person_id`,
        `t3`.`active`,
        `t3`.`veto`,
        `t3`.`newest_rated_on`,
        `t3`.`influence_nano`,
        `t3`.`key_person`,
        `t3`.`rated`,
        `t6`.`trust_start`,
        `t6`.`promises_due`,
        `t6`.`promises_kept`,
        `t6`.`trust`,
        `t6`.`trust_low`,
        `t6`.`trust_high`,
        `t6`.`trust_if_kept`,
        `t6`.`trust_variance`,
        `t6`.`trust_evidence`,
        `t6`.`trust_start_variance`,
        `t6`.`trust_mass`,
        `t7`.`connection`,
        `t7`.`connection_evidence`,
        `t7`.`need_weight`,
        `t7`.`respect`,
        `t7`.`respect_low`,
        `t7`.`respect_high`,
        `t7`.`respect_variance`,
        `t7`.`respect_evidence`,
        `t7`.`respect_start`,
        `t7`.`respect_start_variance`,
        `t7`.`need_start`,
        `t7`.`need_share`
      FROM `influence` AS `t3`
      INNER JOIN (
        SELECT
          `t1`.`account_id`,
          `t1`.`person_id`,
          `t1`.`start` AS `trust_start`,
          `t1`.`promises_due`,
          `t1`.`promises_kept`,
          `t1`.`trust`,
          `t1`.`trust_low`,
          `t1`.`trust_high`,
          `t1`.`trust_if_kept`,
          `t1`.`trust_variance`,
          `t1`.`trust_evidence`,
          `t1`.`start_variance` AS `trust_start_variance`,
          `t1`.`trust_mass`
        FROM `trust` AS `t1`
      ) AS `t6`
        ON `t3`.`account_id` = `t6`.`account_id` AND `t3`.`person_id` = `t6`.`person_id`
      INNER JOIN (
        SELECT
          `t2`.`account_id`,
          `t2`.`person_id`,
          `t2`.`connection`,
          `t2`.`connection_evidence`,
          `t2`.`need_weight`,
          `t2`.`respect`,
          `t2`.`respect_low`,
          `t2`.`respect_high`,
          `t2`.`respect_variance`,
          `t2`.`respect_evidence`,
          `t2`.`start` AS `respect_start`,
          `t2`.`start_variance` AS `respect_start_variance`,
          `t2`.`need_start`,
          `t2`.`need_share`
        FROM `respect` AS `t2`
      ) AS `t7`
        ON `t3`.`account_id` = `t7`.`account_id` AND `t3`.`person_id` = `t7`.`person_id`
    ) AS `t8`
  ) AS `t9`
) AS `t10`

-- measure: person_scores not_stored
SELECT
  `t0`.`account_id`,
  `t0`.`person_id`,
  TRY_DIVIDE(CAST(`t0`.`influence_nano` AS DOUBLE), 1000000000.0e0) AS `influence`,
  IF(`t0`.`trust_evidence` = 'none', NULL, `t0`.`trust`) AS `trust`,
  IF(`t0`.`trust_evidence` = 'none', NULL, `t0`.`trust_low`) AS `trust_low`,
  IF(`t0`.`trust_evidence` = 'none', NULL, `t0`.`trust_high`) AS `trust_high`,
  `t0`.`trust_evidence`,
  IF(`t0`.`trust_evidence` = 'none', NULL, `t0`.`trust_if_kept`) AS `trust_if_kept`,
  `t0`.`promises_due`,
  `t0`.`promises_kept`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(
      TRY_DIVIDE(
        CAST(`t0`.`promises_kept` AS DOUBLE),
        NULLIF(CAST(`t0`.`promises_due` AS DOUBLE), 0.0e0)
      ) * 1000000000.0e0,
      0
    ) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `kept_rate`,
  IF(`t0`.`respect_evidence` = 'none', NULL, `t0`.`respect`) AS `respect`,
  IF(`t0`.`respect_evidence` = 'none', NULL, `t0`.`respect_low`) AS `respect_low`,
  IF(`t0`.`respect_evidence` = 'none', NULL, `t0`.`respect_high`) AS `respect_high`,
  `t0`.`respect_evidence`,
  IF(`t0`.`connection_evidence` = 'none', NULL, `t0`.`connection`) AS `connection`,
  `t0`.`connection_evidence`,
  IF(`t0`.`loyalty_evidence` = 'none', NULL, `t0`.`loyalty`) AS `loyalty`,
  IF(`t0`.`loyalty_evidence` = 'none', NULL, `t0`.`loyalty_low`) AS `loyalty_low`,
  IF(`t0`.`loyalty_evidence` = 'none', NULL, `t0`.`loyalty_high`) AS `loyalty_high`,
  `t0`.`loyalty_evidence`
FROM `person_loyalty` AS `t0`

-- measure: unseen_people
SELECT
  `t9`.`account_id`,
  `t9`.`unknown_nano`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(
      (
        POWER(`t3`.`keeping_mean`, 0.5e0)
      ) * (
        POWER((
          IF(`t9`.`observed` IS NOT NULL, 0.7e0, 1.0e0) * `t3`.`need_mean`
        ), 0.5e0)
      ) * 1000000000.0e0,
      0
    ) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `unseen_loyalty`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(
      SQRT(
        (
          (
            POWER(
              TRY_DIVIDE(
                (
                  POWER(`t3`.`keeping_mean`, 0.5e0)
                ) * (
                  POWER((
                    IF(`t9`.`observed` IS NOT NULL, 0.7e0, 1.0e0) * `t3`.`need_mean`
                  ), 0.5e0)
                ),
                `t3`.`keeping_mean`
              ),
              1.0e0
            )
          ) * 0.5e0 * (
            (
              POWER(
                TRY_DIVIDE(
                  (
                    POWER(`t3`.`keeping_mean`, 0.5e0)
                  ) * (
                    POWER((
                      IF(`t9`.`observed` IS NOT NULL, 0.7e0, 1.0e0) * `t3`.`need_mean`
                    ), 0.5e0)
                  ),
                  `t3`.`keeping_mean`
                ),
                1.0e0
              )
            ) * 0.5e0
          ) * TRY_DIVIDE(`t3`.`keeping_mean` * (
            1.0e0 - `t3`.`keeping_mean`
          ), 3.0e0)
        ) + (
          (
            POWER(
              TRY_DIVIDE(
                (
                  POWER(`t3`.`keeping_mean`, 0.5e0)
                ) * (
                  POWER((
                    IF(`t9`.`observed` IS NOT NULL, 0.7e0, 1.0e0) * `t3`.`need_mean`
                  ), 0.5e0)
                ),
                IF(`t9`.`observed` IS NOT NULL, 0.7e0, 1.0e0) * `t3`.`need_mean`
              ),
              1.0e0
            )
          ) * 0.5e0 * (
            (
              POWER(
                TRY_DIVIDE(
                  (
                    POWER(`t3`.`keeping_mean`, 0.5e0)
                  ) * (
                    POWER((
                      IF(`t9`.`observed` IS NOT NULL, 0.7e0, 1.0e0) * `t3`.`need_mean`
                    ), 0.5e0)
                  ),
                  IF(`t9`.`observed` IS NOT NULL, 0.7e0, 1.0e0) * `t3`.`need_mean`
                ),
                1.0e0
              )
            ) * 0.5e0
          ) * TRY_DIVIDE(
            IF(`t9`.`observed` IS NOT NULL, 0.7e0, 1.0e0) * IF(`t9`.`observed` IS NOT NULL, 0.7e0, 1.0e0) * `t3`.`need_mean` * (
              1.0e0 - `t3`.`need_mean`
            ),
            3.0e0
          )
        )
      ) * 1000000000.0e0,
      0
    ) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `unseen_sd`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(`t3`.`keeping_mean` * 1000000000.0e0, 0) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `unseen_trust`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(IF(`t9`.`observed` IS NOT NULL, 0.7e0, 1.0e0) * `t3`.`need_mean` * 1000000000.0e0, 0) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `unseen_respect`
FROM (
  SELECT
    `t7`.`account_id`,
    `t7`.`unknown_nano`,
    `t7`.`observed`
  FROM (
    SELECT
      `t4`.`account_id`,
      `t4`.`unknown_nano`,
      `t6`.`account_id` AS `account_id_right`,
      `t6`.`observed`
    FROM `unknown_share` AS `t4`
    LEFT OUTER JOIN (
      SELECT
        `t2`.`account_id`,
        TRUE AS `observed`
      FROM `contact_observed` AS `t2`
    ) AS `t6`
      ON `t4`.`account_id` = `t6`.`account_id`
  ) AS `t7`
) AS `t9`
CROSS JOIN `book_means` AS `t3`

-- measure: account_sums
SELECT
  `t7`.`account_id`,
  TRY_DIVIDE(
    CAST(COALESCE(
      SUM(
        CAST(ROUND(
          TRY_DIVIDE(
            CAST((
              `t7`.`influence_nano` * CAST(ROUND(`t7`.`loyalty` * 1000000000.0e0, 0) AS BIGINT)
            ) - (
              (
                `t7`.`influence_nano` * CAST(ROUND(`t7`.`loyalty` * 1000000000.0e0, 0) AS BIGINT)
              ) % 1000000000
            ) AS DOUBLE),
            1000000000.0e0
          ),
          0
        ) AS BIGINT)
      ),
      0
    ) AS DOUBLE) + TRY_DIVIDE(
      CAST(COALESCE(
        SUM(
          (
            `t7`.`influence_nano` * CAST(ROUND(`t7`.`loyalty` * 1000000000.0e0, 0) AS BIGINT)
          ) % 1000000000
        ),
        0
      ) AS DOUBLE),
      1000000000.0e0
    ),
    1000000000.0e0
  ) AS `loyalty_products`,
  TRY_DIVIDE(
    CAST(COALESCE(
      SUM(
        CAST(ROUND(
          `t7`.`weight` * `t7`.`loyalty_sd` * (
            `t7`.`weight` * `t7`.`loyalty_sd`
          ) * 1000000000.0e0,
          0
        ) AS BIGINT)
      ),
      0
    ) AS DOUBLE),
    1000000000.0e0
  ) AS `loyalty_squares`,
  TRY_DIVIDE(
    CAST(COALESCE(SUM(CAST(ROUND(`t7`.`weight` * `t7`.`loyalty_sd` * 1000000000.0e0, 0) AS BIGINT)), 0) AS DOUBLE),
    1000000000.0e0
  ) AS `loyalty_spread`,
  CAST(COALESCE(SUM(IF(`t7`.`loyalty_evidence` = 'ok', `t7`.`influence_nano`, 0)), 0) AS DOUBLE) AS `loyalty_ok_nano`,
  CAST(COALESCE(SUM(IF(`t7`.`loyalty_evidence` = 'thin', `t7`.`influence_nano`, 0)), 0) AS DOUBLE) AS `loyalty_thin_nano`,
  TRY_DIVIDE(
    CAST(COALESCE(
      SUM(
        CAST(ROUND(
          TRY_DIVIDE(
            CAST((
              `t7`.`influence_nano` * CAST(ROUND(`t7`.`enters_trust` * 1000000000.0e0, 0) AS BIGINT)
            ) - (
              (
                `t7`.`influence_nano` * CAST(ROUND(`t7`.`enters_trust` * 1000000000.0e0, 0) AS BIGINT)
              ) % 1000000000
            ) AS DOUBLE),
            1000000000.0e0
          ),
          0
        ) AS BIGINT)
      ),
      0
    ) AS DOUBLE) + TRY_DIVIDE(
      CAST(COALESCE(
        SUM(
          (
            `t7`.`influence_nano` * CAST(ROUND(`t7`.`enters_trust` * 1000000000.0e0, 0) AS BIGINT)
          ) % 1000000000
        ),
        0
      ) AS DOUBLE),
      1000000000.0e0
    ),
    1000000000.0e0
  ) AS `trust_products`,
  TRY_DIVIDE(
    CAST(COALESCE(
      SUM(
        CAST(ROUND(
          `t7`.`weight` * `t7`.`enters_trust_sd` * (
            `t7`.`weight` * `t7`.`enters_trust_sd`
          ) * 1000000000.0e0,
          0
        ) AS BIGINT)
      ),
      0
    ) AS DOUBLE),
    1000000000.0e0
  ) AS `trust_squares`,
  TRY_DIVIDE(
    CAST(COALESCE(
      SUM(CAST(ROUND(`t7`.`weight` * `t7`.`enters_trust_sd` * 1000000000.0e0, 0) AS BIGINT)),
      0
    ) AS DOUBLE),
    1000000000.0e0
  ) AS `trust_spread`,
  CAST(COALESCE(SUM(IF(`t7`.`trust_evidence` = 'ok', `t7`.`influence_nano`, 0)), 0) AS DOUBLE) AS `trust_ok_nano`,
  CAST(COALESCE(SUM(IF(`t7`.`trust_evidence` = 'thin', `t7`.`influence_nano`, 0)), 0) AS DOUBLE) AS `trust_thin_nano`,
  TRY_DIVIDE(
    CAST(COALESCE(
      SUM(
        CAST(ROUND(
          TRY_DIVIDE(
            CAST((
              `t7`.`influence_nano` * CAST(ROUND(`t7`.`enters_respect` * 1000000000.0e0, 0) AS BIGINT)
            ) - (
              (
                `t7`.`influence_nano` * CAST(ROUND(`t7`.`enters_respect` * 1000000000.0e0, 0) AS BIGINT)
              ) % 1000000000
            ) AS DOUBLE),
            1000000000.0e0
          ),
          0
        ) AS BIGINT)
      ),
      0
    ) AS DOUBLE) + TRY_DIVIDE(
      CAST(COALESCE(
        SUM(
          (
            `t7`.`influence_nano` * CAST(ROUND(`t7`.`enters_respect` * 1000000000.0e0, 0) AS BIGINT)
          ) % 1000000000
        ),
        0
      ) AS DOUBLE),
      1000000000.0e0
    ),
    1000000000.0e0
  ) AS `respect_products`,
  TRY_DIVIDE(
    CAST(COALESCE(
      SUM(
        CAST(ROUND(
          `t7`.`weight` * `t7`.`enters_respect_sd` * (
            `t7`.`weight` * `t7`.`enters_respect_sd`
          ) * 1000000000.0e0,
          0
        ) AS BIGINT)
      ),
      0
    ) AS DOUBLE),
    1000000000.0e0
  ) AS `respect_squares`,
  TRY_DIVIDE(
    CAST(COALESCE(
      SUM(
        CAST(ROUND(`t7`.`weight` * `t7`.`enters_respect_sd` * 1000000000.0e0, 0) AS BIGINT)
      ),
      0
    ) AS DOUBLE),
    1000000000.0e0
  ) AS `respect_spread`,
  CAST(COALESCE(SUM(IF(`t7`.`respect_evidence` = 'ok', `t7`.`influence_nano`, 0)), 0) AS DOUBLE) AS `respect_ok_nano`,
  CAST(COALESCE(SUM(IF(`t7`.`respect_evidence` = 'thin', `t7`.`influence_nano`, 0)), 0) AS DOUBLE) AS `respect_thin_nano`
FROM (
  SELECT
    `t6`.`account_id`,
    `t6`.`person_id`,
    `t6`.`active`,
    `t6`.`veto`,
    `t6`.`newest_rated_on`,
    `t6`.`influence_nano`,
    `t6`.`key_person`,
    `t6`.`rated`,
    `t6`.`trust_start`,
    `t6`.`promises_due`,
    `t6`.`promises_kept`,
    `t6`.`trust`,
    `t6`.`trust_low`,
    `t6`.`trust_high`,
    `t6`.`trust_if_kept`,
    `t6`.`trust_variance`,
    `t6`.`trust_evidence`,
    `t6`.`trust_start_variance`,
    `t6`.`trust_mass`,
    `t6`.`connection`,
    `t6`.`connection_evidence`,
    `t6`.`need_weight`,
    `t6`.`respect`,
    `t6`.`respect_low`,
    `t6`.`respect_high`,
    `t6`.`respect_variance`,
    `t6`.`respect_evidence`,
    `t6`.`respect_start`,
    `t6`.`respect_start_variance`,
    `t6`.`need_start`,
    `t6`.`need_share`,
    `t6`.`enters_trust`,
    `t6`.`enters_trust_variance`,
    `t6`.`enters_respect`,
    `t6`.`enters_respect_variance`,
    `t6`.`loyalty_evidence`,
    `t6`.`loyalty`,
    `t6`.`loyalty_sd`,
    `t6`.`loyalty_low`,
    `t6`.`loyalty_high`,
    `t6`.`enters_trust_sd`,
    `t6`.`enters_respect_sd`,
    `t6`.`unknown_nano`,
    TRY_DIVIDE(
      CAST(`t6`.`influence_nano` AS DOUBLE),
      CAST(1000000000 - `t6`.`unknown_nano` AS DOUBLE)
    ) AS `weight`
  FROM (
    SELECT
      `t5`.`account_id`,
      `t5`.`person_id`,
      `t5`.`active`,
      `t5`.`veto`,
      `t5`.`newest_rated_on`,
      `t5`.`influence_nano`,
      `t5`.`key_person`,
      `t5`.`rated`,
      `t5`.`trust_start`,
      `t5`.`promises_due`,
      `t5`.`promises_kept`,
      `t5`.`trust`,
      `t5`.`trust_low`,
      `t5`.`trust_high`,
      `t5`.`trust_if_kept`,
      `t5`.`trust_variance`,
      `t5`.`trust_evidence`,
      `t5`.`trust_start_variance`,
      `t5`.`trust_mass`,
      `t5`.`connection`,
      `t5`.`connection_evidence`,
      `t5`.`need_weight`,
      `t5`.`respect`,
      `t5`.`respect_low`,
      `t5`.`respect_high`,
      `t5`.`respect_variance`,
      `t5`.`respect_evidence`,
      `t5`.`respect_start`,
      `t5`.`respect_start_variance`,
      `t5`.`need_start`,
      `t5`.`need_share`,
      `t5`.`enters_trust`,
      `t5`.`enters_trust_variance`,
      `t5`.`enters_respect`,
      `t5`.`enters_respect_variance`,
      `t5`.`loyalty_evidence`,
      `t5`.`loyalty`,
      `t5`.`loyalty_sd`,
      `t5`.`loyalty_low`,
      `t5`.`loyalty_high`,
      `t5`.`enters_trust_sd`,
      `t5`.`enters_respect_sd`,
      `t4`.`unknown_nano`
    FROM (
      SELECT
        *
      FROM `person_loyalty` AS `t0`
      WHERE
        `t0`.`influence_nano` > 0
    ) AS `t5`
    INNER JOIN (
      SELECT
        `t1`.`account_id`,
        `t1`.`unknown_nano`
      FROM `unseen_people` AS `t1`
    ) AS `t4`
      ON `t5`.`account_id` = `t4`.`account_id`
  ) AS `t6`
) AS `t7`
GROUP BY
  1

-- measure: account_loyalty
SELECT
  `t13`.`account_id`,
  `t13`.`unknown_share`,
  `t13`.`loyalty`,
  `t13`.`sd`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(
      LEAST(GREATEST(`t13`.`loyalty` + (
        `t13`.`sd` * -1.6448536e0
      ), 0.0e0), 1.0e0) * 1000000000.0e0,
      0
    ) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `loyalty_low`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(
      LEAST(GREATEST(`t13`.`loyalty` + (
        `t13`.`sd` * 1.6448536e0
      ), 0.0e0), 1.0e0) * 1000000000.0e0,
      0
    ) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `loyalty_high`,
  `t13`.`loyalty_class` AS `loyalty_evidence`,
  IF(`t13`.`has_people`, `t13`.`trust`, `t13`.`shared_trust`) AS `trust`,
  IF(
    `t13`.`has_people`,
    TRY_DIVIDE(
      CAST(CAST(ROUND(
        LEAST(GREATEST(`t13`.`trust` + (
          `t13`.`trust_sd` * -1.6448536e0
        ), 0.0e0), 1.0e0) * 1000000000.0e0,
        0
      ) AS BIGINT) AS DOUBLE),
      1000000000.0e0
    ),
    `t13`.`shared_trust_low`
  ) AS `trust_low`,
  IF(
    `t13`.`has_people`,
    TRY_DIVIDE(
      CAST(CAST(ROUND(
        LEAST(GREATEST(`t13`.`trust` + (
          `t13`.`trust_sd` * 1.6448536e0
        ), 0.0e0), 1.0e0) * 1000000000.0e0,
        0
      ) AS BIGINT) AS DOUBLE),
      1000000000.0e0
    ),
    `t13`.`shared_trust_high`
  ) AS `trust_high`,
  IF(
    `t13`.`has_people`,
    `t13`.`trust_class`,
    COALESCE(`t13`.`shared_trust_evidence`, 'none')
  ) AS `trust_evidence`,
  `t13`.`respect`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(
      LEAST(GREATEST(`t13`.`respect` + (
        `t13`.`respect_sd` * -1.6448536e0
      ), 0.0e0), 1.0e0) * 1000000000.0e0,
      0
    ) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `respect_low`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(
      LEAST(GREATEST(`t13`.`respect` + (
        `t13`.`respect_sd` * 1.6448536e0
      ), 0.0e0), 1.0e0) * 1000000000.0e0,
      0
    ) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `respect_high`,
  `t13`.`respect_class` AS `respect_evidence`
FROM (
  SELECT
    `t12`.`account_id`,
    `t12`.`unknown_nano`,
    `t12`.`unseen_loyalty`,
    `t12`.`unseen_sd`,
    `t12`.`unseen_trust`,
    `t12`.`unseen_respect`,
    `t12`.`loyalty_products`,
    `t12`.`loyalty_squares`,
    `t12`.`loyalty_spread`,
    `t12`.`loyalty_ok_nano`,
    `t12`.`loyalty_thin_nano`,
    `t12`.`trust_products`,
    `t12`.`trust_squares`,
    `t12`.`trust_spread`,
    `t12`.`trust_ok_nano`,
    `t12`.`trust_thin_nano`,
    `t12`.`respect_products`,
    `t12`.`respect_squares`,
    `t12`.`respect_spread`,
    `t12`.`respect_ok_nano`,
    `t12`.`respect_thin_nano`,
    `t12`.`shared_trust`,
    `t12`.`shared_trust_low`,
    `t12`.`shared_trust_high`,
    `t12`.`shared_trust_evidence`,
    `t12`.`known_share`,
    `t12`.`unknown_share`,
    `t12`.`has_people`,
    `t12`.`loyalty_sd`,
    `t12`.`trust_sd`,
    `t12`.`respect_sd`,
    `t12`.`loyalty_class`,
    `t12`.`trust_class`,
    `t12`.`respect_class`,
    TRY_DIVIDE(
      CAST(CAST(ROUND(
        (
          COALESCE(`t12`.`loyalty_products`, 0.0e0) + (
            `t12`.`unknown_share` * `t12`.`unseen_loyalty`
          )
        ) * 1000000000.0e0,
        0
      ) AS BIGINT) AS DOUBLE),
      1000000000.0e0
    ) AS `loyalty`,
    TRY_DIVIDE(
      CAST(CAST(ROUND(
        (
          (
            `t12`.`known_share` * `t12`.`loyalty_sd`
          ) + (
            `t12`.`unknown_share` * GREATEST(`t12`.`unseen_sd` * 0.75e0, `t12`.`loyalty_sd`)
          )
        ) * 1000000000.0e0,
        0
      ) AS BIGINT) AS DOUBLE),
      1000000000.0e0
    ) AS `sd`,
    TRY_DIVIDE(
      CAST(CAST(ROUND(
        TRY_DIVIDE(`t12`.`trust_products`, IF(`t12`.`has_people`, `t12`.`known_share`, 1.0e0)) * 1000000000.0e0,
        0
      ) AS BIGINT) AS DOUBLE),
      1000000000.0e0
    ) AS `trust`,
    TRY_DIVIDE(
      CAST(CAST(ROUND(
        TRY_DIVIDE(`t12`.`respect_products`, IF(`t12`.`has_people`, `t12`.`known_share`, 1.0e0)) * 1000000000.0e0,
        0
      ) AS BIGINT) AS DOUBLE),
      1000000000.0e0
    ) AS `respect`
  FROM (
    SELECT
      `t11`.`account_id`,
      `t11`.`unknown_nano`,
      `t11`.`unseen_loyalty`,
      `t11`.`unseen_sd`,
      `t11`.`unseen_trust`,
      `t11`.`unseen_respect`,
      `t11`.`loyalty_products`,
      `t11`.`loyalty_squares`,
      `t11`.`loyalty_spread`,
      `t11`.`loyalty_ok_nano`,
      `t11`.`loyalty_thin_nano`,
      `t11`.`trust_products`,
      `t11`.`trust_squares`,
      `t11`.`trust_spread`,
      `t11`.`trust_ok_nano`,
      `t11`.`trust_thin_nano`,
      `t11`.`respect_products`,
      `t11`.`respect_squares`,
      `t11`.`respect_spread`,
      `t11`.`respect_ok_nano`,
      `t11`.`respect_thin_nano`,
      `t11`.`shared_trust`,
      `t11`.`shared_trust_low`,
      `t11`.`shared_trust_high`,
      `t11`.`shared_trust_evidence`,
      TRY_DIVIDE(CAST(1000000000 - `t11`.`unknown_nano` AS DOUBLE), 1000000000.0e0) AS `known_share`,
      TRY_DIVIDE(CAST(`t11`.`unknown_nano` AS DOUBLE), 1000000000.0e0) AS `unknown_share`,
      `t11`.`loyalty_products` IS NOT NULL AND NOT ISNAN(`t11`.`loyalty_products`) AS `has_people`,
      SQRT(
        COALESCE(
          (
            `t11`.`loyalty_squares` * 0.9e0
          ) + (
            `t11`.`loyalty_spread` * 0.1e0 * `t11`.`loyalty_spread`
          ),
          0.0e0
        )
      ) AS `loyalty_sd`,
      SQRT(
        COALESCE(
          (
            `t11`.`trust_squares` * 0.9e0
          ) + (
            `t11`.`trust_spread` * 0.1e0 * `t11`.`trust_spread`
          ),
          0.0e0
        )
      ) AS `trust_sd`,
      SQRT(
        COALESCE(
          (
            `t11`.`respect_squares` * 0.9e0
          ) + (
            `t11`.`respect_spread` * 0.1e0 * `t11`.`respect_spread`
          ),
          0.0e0
        )
      ) AS `respect_sd`,
      CASE
        WHEN TRY_DIVIDE(
          CAST(CAST(ROUND(TRY_DIVIDE(COALESCE(`t11`.`loyalty_ok_nano`, 0.0e0), 1000000000.0e0) * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
          1000000.0e0
        ) >= 0.5e0
        THEN 'ok'
        WHEN TRY_DIVIDE(
          CAST(CAST(ROUND(
            TRY_DIVIDE(
              COALESCE(`t11`.`loyalty_ok_nano`, 0.0e0) + COALESCE(`t11`.`loyalty_thin_nano`, 0.0e0),
              1000000000.0e0
            ) * 1000000.0e0,
            0
          ) AS BIGINT) AS DOUBLE),
          1000000.0e0
        ) >= 0.25e0
        THEN 'thin'
        ELSE 'none'
      END AS `loyalty_class`,
      CASE
        WHEN TRY_DIVIDE(
          CAST(CAST(ROUND(TRY_DIVIDE(COALESCE(`t11`.`trust_ok_nano`, 0.0e0), 1000000000.0e0) * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
          1000000.0e0
        ) >= 0.5e0
        THEN 'ok'
        WHEN TRY_DIVIDE(
          CAST(CAST(ROUND(
            TRY_DIVIDE(
              COALESCE(`t11`.`trust_ok_nano`, 0.0e0) + COALESCE(`t11`.`trust_thin_nano`, 0.0e0),
              1000000000.0e0
            ) * 1000000.0e0,
            0
          ) AS BIGINT) AS DOUBLE),
          1000000.0e0
        ) >= 0.25e0
        THEN 'thin'
        ELSE 'none'
      END AS `trust_class`,
      CASE
        WHEN TRY_DIVIDE(
          CAST(CAST(ROUND(TRY_DIVIDE(COALESCE(`t11`.`respect_ok_nano`, 0.0e0), 1000000000.0e0) * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
          1000000.0e0
        ) >= 0.5e0
        THEN 'ok'
        WHEN TRY_DIVIDE(
          CAST(CAST(ROUND(
            TRY_DIVIDE(
              COALESCE(`t11`.`respect_ok_nano`, 0.0e0) + COALESCE(`t11`.`respect_thin_nano`, 0.0e0),
              1000000000.0e0
            ) * 1000000.0e0,
            0
          ) AS BIGINT) AS DOUBLE),
          1000000.0e0
        ) >= 0.25e0
        THEN 'thin'
        ELSE 'none'
      END AS `respect_class`
    FROM (
      SELECT
        `t10`.`account_id`,
        `t10`.`unknown_nano`,
        `t10`.`unseen_loyalty`,
        `t10`.`unseen_sd`,
        `t10`.`unseen_trust`,
        `t10`.`unseen_respect`,
        `t10`.`loyalty_products`,
        `t10`.`loyalty_squares`,
        `t10`.`loyalty_spread`,
        `t10`.`loyalty_ok_nano`,
        `t10`.`loyalty_thin_nano`,
        `t10`.`trust_products`,
        `t10`.`trust_squares`,
        `t10`.`trust_spread`,
        `t10`.`trust_ok_nano`,
        `t10`.`trust_thin_nano`,
        `t10`.`respect_products`,
        `t10`.`respect_squares`,
        `t10`.`respect_spread`,
        `t10`.`respect_ok_nano`,
        `t10`.`respect_thin_nano`,
        `t10`.`shared_trust`,
        `t10`.`shared_trust_low`,
        `t10`.`shared_trust_high`,
        `t10`.`shared_trust_evidence`
      FROM (
        SELECT
          `t9`.`account_id`,
          `t9`.`unknown_nano`,
          `t9`.`unseen_loyalty`,
          `t9`.`unseen_sd`,
          `t9`.`unseen_trust`,
          `t9`.`unseen_respect`,
          `t9`.`loyalty_products`,
          `t9`.`loyalty_squares`,
          `t9`.`loyalty_spread`,
          `t9`.`loyalty_ok_nano`,
          `t9`.`loyalty_thin_nano`,
          `t9`.`trust_products`,
          `t9`.`trust_squares`,
          `t9`.`trust_spread`,
          `t9`.`trust_ok_nano`,
          `t9`.`trust_thin_nano`,
          `t9`.`respect_products`,
          `t9`.`respect_squares`,
          `t9`.`respect_spread`,
          `t9`.`respect_ok_nano`,
          `t9`.`respect_thin_nano`,
          `t6`.`account_id` AS `account_id_right`,
          `t6`.`shared_trust`,
          `t6`.`shared_trust_low`,
          `t6`.`shared_trust_high`,
          `t6`.`shared_trust_evidence`
        FROM (
          SELECT
            `t7`.`account_id`,
            `t7`.`unknown_nano`,
            `t7`.`unseen_loyalty`,
            `t7`.`unseen_sd`,
            `t7`.`unseen_trust`,
            `t7`.`unseen_respect`,
            `t7`.`loyalty_products`,
            `t7`.`loyalty_squares`,
            `t7`.`loyalty_spread`,
            `t7`.`loyalty_ok_nano`,
            `t7`.`loyalty_thin_nano`,
            `t7`.`trust_products`,
            `t7`.`trust_squares`,
            `t7`.`trust_spread`,
            `t7`.`trust_ok_nano`,
            `t7`.`trust_thin_nano`,
            `t7`.`respect_products`,
            `t7`.`respect_squares`,
            `t7`.`respect_spread`,
            `t7`.`respect_ok_nano`,
            `t7`.`respect_thin_nano`
          FROM (
            SELECT
              `t3`.`account_id`,
              `t3`.`unknown_nano`,
              `t3`.`unseen_loyalty`,
              `t3`.`unseen_sd`,
              `t3`.`unseen_trust`,
              `t3`.`unseen_respect`,
              `t4`.`account_id` AS `account_id_right`,
              `t4`.`loyalty_products`,
              `t4`.`loyalty_squares`,
              `t4`.`loyalty_spread`,
              `t4`.`loyalty_ok_nano`,
              `t4`.`loyalty_thin_nano`,
              `t4`.`trust_products`,
              `t4`.`trust_squares`,
              `t4`.`trust_spread`,
              `t4`.`trust_ok_nano`,
              `t4`.`trust_thin_nano`,
              `t4`.`respect_products`,
              `t4`.`respect_squares`,
              `t4`.`respect_spread`,
              `t4`.`respect_ok_nano`,
              `t4`.`respect_thin_nano`
            FROM `unseen_people` AS `t3`
            LEFT OUTER JOIN `account_sums` AS `t4`
              ON `t3`.`account_id` = `t4`.`account_id`
          ) AS `t7`
        ) AS `t9`
        LEFT OUTER JOIN (
          SELECT
            `t0`.`account_id`,
            `t0`.`trust` AS `shared_trust`,
            `t0`.`trust_low` AS `shared_trust_low`,
            `t0`.`trust_high` AS `shared_trust_high`,
            `t0`.`trust_evidence` AS `shared_trust_evidence`
          FROM `shared_trust` AS `t0`
        ) AS `t6`
          ON `t9`.`account_id` = `t6`.`account_id`
      ) AS `t10`
    ) AS `t11`
  ) AS `t12`
) AS `t13`

-- measure: renewal_sums
SELECT
  `t11`.`account_id`,
  TRY_DIVIDE(CAST(COALESCE(SUM(`t11`.`weight_nano`), 0) AS DOUBLE), 1000000000.0e0) AS `decided`,
  TRY_DIVIDE(
    TRY_DIVIDE(
      CAST(COALESCE(SUM(`t11`.`weight_nano` * `t11`.`stayed_micro`), 0) AS DOUBLE),
      1000000000.0e0
    ),
    1000000.0e0
  ) AS `stayed`
FROM (
  SELECT
    `t10`.`renewal_id`,
    `t10`.`account_id`,
    `t10`.`contract_id`,
    `t10`.`due_on`,
    `t10`.`notice_on`,
    `t10`.`could_leave`,
    `t10`.`amount_before`,
    `t10`.`decided_on`,
    `t10`.`outcome`,
    `t10`.`amount_after`,
    `t10`.`batch_id`,
    `t10`.`at`,
    `t10`.`age_days`,
    `t10`.`stayed_micro`,
    `t4`.`weight_nano`
  FROM (
    SELECT
      `t8`.`renewal_id`,
      `t8`.`account_id`,
      `t8`.`contract_id`,
      `t8`.`due_on`,
      `t8`.`notice_on`,
      `t8`.`could_leave`,
      `t8`.`amount_before`,
      `t8`.`decided_on`,
      `t8`.`outcome`,
      `t8`.`amount_after`,
      `t8`.`batch_id`,
      `t8`.`at`,
      DATEDIFF(DAY, `t8`.`decided_on`, `t8`.`at`) AS `age_days`,
      CAST(CASE
        WHEN `t8`.`outcome` IN ('renewed', 'expanded')
        THEN 1000000
        WHEN `t8`.`outcome` = 'reduced'
        THEN 500000
        ELSE 0
      END AS BIGINT) AS `stayed_micro`
    FROM (
      SELECT
        `t5`.`renewal_id`,
        `t5`.`account_id`,
        `t5`.`contract_id`,
        `t5`.`due_on`,
        `t5`.`notice_on`,
        `t5`.`could_leave`,
        `t5`.`amount_before`,
        `t5`.`decided_on`,
        `t5`.`outcome`,
        `t5`.`amount_after`,
        `t5`.`batch_id`,
        `t7`.`at`
      FROM `renewals` AS `t5`
      LEFT SEMI JOIN `open_accounts` AS `t6`
        ON `t5`.`account_id` = `t6`.`account_id`
      CROSS JOIN `moment` AS `t7`
    ) AS `t8`
    WHERE
      `t8`.`could_leave`
      AND `t8`.`outcome` IS NOT NULL
      AND `t8`.`decided_on` IS NOT NULL
  ) AS `t10`
  INNER JOIN `behaviour_decay` AS `t4`
    ON `t10`.`age_days` = `t4`.`age_days`
) AS `t11`
GROUP BY
  1

-- measure: staying_prior whole_book
WITH `t5` AS (
  SELECT
    `t2`.`stayed` AS `credit`,
    `t2`.`decided` - `t2`.`stayed` AS `debit`
  FROM `renewal_sums` AS `t2`
  LEFT SEMI JOIN (
    SELECT
      `t1`.`account_id`
    FROM `accounts` AS `t1`
    WHERE
      `t1`.`relationship` = 'contractual'
  ) AS `t4`
    ON `t2`.`account_id` = `t4`.`account_id`
)
SELECT
  *
FROM (
  SELECT
    'staying_prior.mean' AS `name`,
    '' AS `segment`,
    TRY_DIVIDE(
      CAST(CAST(ROUND(
        TRY_DIVIDE(`t9`.`credit` + 1.0e0, `t9`.`credit` + `t9`.`debit` + 2.0e0) * 1000000000.0e0,
        0
      ) AS BIGINT) AS DOUBLE),
      1000000000.0e0
    ) AS `value`
  FROM (
    SELECT
      TRY_DIVIDE(
        CAST(COALESCE(SUM(CAST(ROUND(`t6`.`credit` * 1000000000.0e0, 0) AS BIGINT)), 0) AS DOUBLE),
        1000000000.0e0
      ) AS `credit`,
      TRY_DIVIDE(
        CAST(COALESCE(SUM(CAST(ROUND(`t6`.`debit` * 1000000000.0e0, 0) AS BIGINT)), 0) AS DOUBLE),
        1000000000.0e0
      ) AS `debit`
    FROM `t5` AS `t6`
  ) AS `t9`
) AS `t12`
UNION ALL
SELECT
  *
FROM (
  SELECT
    'staying_prior.strength' AS `name`,
    '' AS `segment`,
    TRY_DIVIDE(
      CAST(CAST(ROUND(
        CASE
          WHEN NOT (
            (
              `t14`.`accounts` > 1.0e0
            )
            AND (
              TRY_DIVIDE(
                CAST(CAST(ROUND(`t14`.`share` * (
                  1.0e0 - `t14`.`share`
                ) * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
                1000000.0e0
              ) > 0.0e0
            )
            AND (
              TRY_DIVIDE(
                CAST(CAST(ROUND(
                  (
                    (
                      1.0e0 - `t17`.`squares`
                    ) - TRY_DIVIDE(`t14`.`accounts` - 1.0e0, IF(`t14`.`accounts` > 0.0e0, `t14`.`weight`, 1.0e0))
                  ) * 1000000.0e0,
                  0
                ) AS BIGINT) AS DOUBLE),
                1000000.0e0
              ) > 0.0e0
            )
          )
          THEN 10.0e0
          WHEN TRY_DIVIDE(
            TRY_DIVIDE(
              `t17`.`spread`,
              IF(
                (
                  `t14`.`accounts` > 1.0e0
                )
                AND (
                  TRY_DIVIDE(
                    CAST(CAST(ROUND(`t14`.`share` * (
                      1.0e0 - `t14`.`share`
                    ) * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
                    1000000.0e0
                  ) > 0.0e0
                )
                AND (
                  TRY_DIVIDE(
                    CAST(CAST(ROUND(
                      (
                        (
                          1.0e0 - `t17`.`squares`
                        ) - TRY_DIVIDE(`t14`.`accounts` - 1.0e0, IF(`t14`.`accounts` > 0.0e0, `t14`.`weight`, 1.0e0))
                      ) * 1000000.0e0,
                      0
                    ) AS BIGINT) AS DOUBLE),
                    1000000.0e0
                  ) > 0.0e0
                ),
                `t14`.`share` * (
                  1.0e0 - `t14`.`share`
                ),
                1.0e0
              )
            ) - TRY_DIVIDE(`t14`.`accounts` - 1.0e0, IF(`t14`.`accounts` > 0.0e0, `t14`.`weight`, 1.0e0)),
            IF(
              (
                `t14`.`accounts` > 1.0e0
              )
              AND (
                TRY_DIVIDE(
                  CAST(CAST(ROUND(`t14`.`share` * (
                    1.0e0 - `t14`.`share`
                  ) * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
                  1000000.0e0
                ) > 0.0e0
              )
              AND (
                TRY_DIVIDE(
                  CAST(CAST(ROUND(
                    (
                      (
                        1.0e0 - `t17`.`squares`
                      ) - TRY_DIVIDE(`t14`.`accounts` - 1.0e0, IF(`t14`.`accounts` > 0.0e0, `t14`.`weight`, 1.0e0))
                    ) * 1000000.0e0,
                    0
                  ) AS BIGINT) AS DOUBLE),
                  1000000.0e0
                ) > 0.0e0
              ),
              (
                1.0e0 - `t17`.`squares`
              ) - TRY_DIVIDE(`t14`.`accounts` - 1.0e0, IF(`t14`.`accounts` > 0.0e0, `t14`.`weight`, 1.0e0)),
              1.0e0
            )
          ) <= 0.0e0
          THEN 100.0e0
          ELSE LEAST(
            GREATEST(
              TRY_DIVIDE(
                1.0e0,
                IF(
                  TRY_DIVIDE(
                    TRY_DIVIDE(
                      `t17`.`spread`,
                      IF(
                        (
                          `t14`.`accounts` > 1.0e0
                        )
                        AND (
                          TRY_DIVIDE(
                            CAST(CAST(ROUND(`t14`.`share` * (
                              1.0e0 - `t14`.`share`
                            ) * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
                            1000000.0e0
                          ) > 0.0e0
                        )
                        AND (
                          TRY_DIVIDE(
                            CAST(CAST(ROUND(
                              (
                                (
                                  1.0e0 - `t17`.`squares`
                                ) - TRY_DIVIDE(`t14`.`accounts` - 1.0e0, IF(`t14`.`accounts` > 0.0e0, `t14`.`weight`, 1.0e0))
                              ) * 1000000.0e0,
                              0
                            ) AS BIGINT) AS DOUBLE),
                            1000000.0e0
                          ) > 0.0e0
                        ),
                        `t14`.`share` * (
                          1.0e0 - `t14`.`share`
                        ),
                        1.0e0
                      )
                    ) - TRY_DIVIDE(`t14`.`accounts` - 1.0e0, IF(`t14`.`accounts` > 0.0e0, `t14`.`weight`, 1.0e0)),
                    IF(
                      (
                        `t14`.`accounts` > 1.0e0
                      )
                      AND (
                        TRY_DIVIDE(
                          CAST(CAST(ROUND(`t14`.`share` * (
                            1.0e0 - `t14`.`share`
                          ) * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
                          1000000.0e0
                        ) > 0.0e0
                      )
                      AND (
                        TRY_DIVIDE(
                          CAST(CAST(ROUND(
                            (
                              (
                                1.0e0 - `t17`.`squares`
                              ) - TRY_DIVIDE(`t14`.`accounts` - 1.0e0, IF(`t14`.`accounts` > 0.0e0, `t14`.`weight`, 1.0e0))
                            ) * 1000000.0e0,
                            0
                          ) AS BIGINT) AS DOUBLE),
                          1000000.0e0
                        ) > 0.0e0
                      ),
                      (
                        1.0e0 - `t17`.`squares`
                      ) - TRY_DIVIDE(`t14`.`accounts` - 1.0e0, IF(`t14`.`accounts` > 0.0e0, `t14`.`weight`, 1.0e0)),
                      1.0e0
                    )
                  ) > 0.0e0,
                  TRY_DIVIDE(
                    TRY_DIVIDE(
                      `t17`.`spread`,
                      IF(
                        (
                          `t14`.`accounts` > 1.0e0
                        )
                        AND (
                          TRY_DIVIDE(
                            CAST(CAST(ROUND(`t14`.`share` * (
                              1.0e0 - `t14`.`share`
                            ) * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
                            1000000.0e0
                          ) > 0.0e0
                        )
                        AND (
                          TRY_DIVIDE(
                            CAST(CAST(ROUND(
                              (
                                (
                                  1.0e0 - `t17`.`squares`
                                ) - TRY_DIVIDE(`t14`.`accounts` - 1.0e0, IF(`t14`.`accounts` > 0.0e0, `t14`.`weight`, 1.0e0))
                              ) * 1000000.0e0,
                              0
                            ) AS BIGINT) AS DOUBLE),
                            1000000.0e0
                          ) > 0.0e0
                        ),
                        `t14`.`share` * (
                          1.0e0 - `t14`.`share`
                        ),
                        1.0e0
                      )
                    ) - TRY_DIVIDE(`t14`.`accounts` - 1.0e0, IF(`t14`.`accounts` > 0.0e0, `t14`.`weight`, 1.0e0)),
                    IF(
                      (
                        `t14`.`accounts` > 1.0e0
                      )
                      AND (
                        TRY_DIVIDE(
                          CAST(CAST(ROUND(`t14`.`share` * (
                            1.0e0 - `t14`.`share`
                          ) * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
                          1000000.0e0
                        ) > 0.0e0
                      )
                      AND (
                        TRY_DIVIDE(
                          CAST(CAST(ROUND(
                            (
                              (
                                1.0e0 - `t17`.`squares`
                              ) - TRY_DIVIDE(`t14`.`accounts` - 1.0e0, IF(`t14`.`accounts` > 0.0e0, `t14`.`weight`, 1.0e0))
                            ) * 1000000.0e0,
                            0
                          ) AS BIGINT) AS DOUBLE),
                          1000000.0e0
                        ) > 0.0e0
                      ),
                      (
                        1.0e0 - `t17`.`squares`
                      ) - TRY_DIVIDE(`t14`.`accounts` - 1.0e0, IF(`t14`.`accounts` > 0.0e0, `t14`.`weight`, 1.0e0)),
                      1.0e0
                    )
                  ),
                  1.0e0
                )
              ) - 1.0e0,
              2.0e0
            ),
            100.0e0
          )
        END * 1000000000.0e0,
        0
      ) AS BIGINT) AS DOUBLE),
      1000000000.0e0
    ) AS `value`
  FROM (
    SELECT
      TRY_DIVIDE(
        CAST(COALESCE(
          SUM(
            CAST(ROUND(
              TRY_DIVIDE(`t15`.`own_weight`, `t15`.`weight`) * (
                TRY_DIVIDE(`t15`.`credit`, `t15`.`own_weight`) - `t15`.`share`
              ) * (
                TRY_DIVIDE(`t15`.`credit`, `t15`.`own_weight`) - `t15`.`share`
              ) * 1000000000000000.0e0,
              0
            ) AS BIGINT)
          ),
          0
        ) AS DOUBLE),
        1000000000000000.0e0
      ) AS `spread`,
      TRY_DIVIDE(
        CAST(COALESCE(
          SUM(
            CAST(ROUND(
              TRY_DIVIDE(`t15`.`own_weight`, `t15`.`weight`) * TRY_DIVIDE(`t15`.`own_weight`, `t15`.`weight`) * 1000000000000000.0e0,
              0
            ) AS BIGINT)
          ),
          0
        ) AS DOUBLE),
        1000000000000000.0e0
      ) AS `squares`
    FROM (
      SELECT
        `t10`.`credit`,
        `t10`.`own_weight`,
        `t14`.`accounts`,
        `t14`.`weight`,
        `t14`.`share`
      FROM (
        SELECT
          `t6`.`credit`,
          `t6`.`credit` + `t6`.`debit` AS `own_weight`
        FROM `t5` AS `t6`
        WHERE
          TRY_DIVIDE(
            CAST(CAST(ROUND((
              `t6`.`credit` + `t6`.`debit`
            ) * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
            1000000.0e0
          ) >= 1.0e0
      ) AS `t10`
      CROSS JOIN (
        SELECT
          `t11`.`accounts`,
          `t11`.`weight`,
          TRY_DIVIDE(`t11`.`credit`, NULLIF(`t11`.`weight`, 0.0e0)) AS `share`
        FROM (
          SELECT
            CAST(COUNT(*) AS DOUBLE) AS `accounts`,
            TRY_DIVIDE(
              CAST(COALESCE(SUM(CAST(ROUND(`t8`.`weight` * 1000000000.0e0, 0) AS BIGINT)), 0) AS DOUBLE),
              1000000000.0e0
            ) AS `weight`,
            TRY_DIVIDE(
              CAST(COALESCE(SUM(CAST(ROUND(`t8`.`credit` * 1000000000.0e0, 0) AS BIGINT)), 0) AS DOUBLE),
              1000000000.0e0
            ) AS `credit`
          FROM (
            SELECT
              `t6`.`credit`,
              `t6`.`debit`,
              `t6`.`credit` + `t6`.`debit` AS `weight`
            FROM `t5` AS `t6`
            WHERE
              TRY_DIVIDE(
                CAST(CAST(ROUND((
                  `t6`.`credit` + `t6`.`debit`
                ) * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
                1000000.0e0
              ) >= 1.0e0
          ) AS `t8`
        ) AS `t11`
      ) AS `t14`
    ) AS `t15`
  ) AS `t17`
  CROSS JOIN (
    SELECT
      `t11`.`accounts`,
      `t11`.`weight`,
      TRY_DIVIDE(`t11`.`credit`, NULLIF(`t11`.`weight`, 0.0e0)) AS `share`
    FROM (
      SELECT
        CAST(COUNT(*) AS DOUBLE) AS `accounts`,
        TRY_DIVIDE(
          CAST(COALESCE(SUM(CAST(ROUND(`t8`.`weight` * 1000000000.0e0, 0) AS BIGINT)), 0) AS DOUBLE),
          1000000000.0e0
        ) AS `weight`,
        TRY_DIVIDE(
          CAST(COALESCE(SUM(CAST(ROUND(`t8`.`credit` * 1000000000.0e0, 0) AS BIGINT)), 0) AS DOUBLE),
          1000000000.0e0
        ) AS `credit`
      FROM (
        SELECT
          `t6`.`credit`,
          `t6`.`debit`,
          `t6`.`credit` + `t6`.`debit` AS `weight`
        FROM `t5` AS `t6`
        WHERE
          TRY_DIVIDE(
            CAST(CAST(ROUND((
              `t6`.`credit` + `t6`.`debit`
            ) * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
            1000000.0e0
          ) >= 1.0e0
      ) AS `t8`
    ) AS `t11`
  ) AS `t14`
) AS `t18`

-- measure: behaviour
SELECT
  `t3`.`account_id`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(
      TRY_DIVIDE(
        `t3`.`stayed` + (
          `t9`.`strength` * `t8`.`usual`
        ),
        `t3`.`decided` + `t9`.`strength`
      ) * 1000000000.0e0,
      0
    ) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `behaviour`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(
      SQRT(
        TRY_DIVIDE(
          TRY_DIVIDE(
            `t3`.`stayed` + (
              `t9`.`strength` * `t8`.`usual`
            ),
            `t3`.`decided` + `t9`.`strength`
          ) * (
            1.0e0 - TRY_DIVIDE(
              `t3`.`stayed` + (
                `t9`.`strength` * `t8`.`usual`
              ),
              `t3`.`decided` + `t9`.`strength`
            )
          ),
          `t3`.`decided` + `t9`.`strength` + 1.0e0
        )
      ) * 1000000000.0e0,
      0
    ) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `behaviour_sd`
FROM `renewal_sums` AS `t3`
LEFT SEMI JOIN (
  SELECT
    `t1`.`account_id`
  FROM `accounts` AS `t1`
  WHERE
    `t1`.`relationship` = 'contractual'
) AS `t7`
  ON `t3`.`account_id` = `t7`.`account_id`
CROSS JOIN (
  SELECT
    `t2`.`value` AS `usual`
  FROM `staying_prior` AS `t2`
  WHERE
    `t2`.`name` = 'staying_prior.mean'
) AS `t8`
CROSS JOIN (
  SELECT
    `t2`.`value` AS `strength`
  FROM `staying_prior` AS `t2`
  WHERE
    `t2`.`name` = 'staying_prior.strength'
) AS `t9`

-- measure: locked_accounts
SELECT
  `t6`.`account_id`
FROM (
  SELECT
    `t5`.`account_id`,
    MAX(
      IF(
        `t5`.`could_leave` AND (
          DATEDIFF(DAY, `t5`.`at`, `t5`.`decides_on`) <= 365.0e0
        ),
        1,
        0
      )
    ) AS `doors`
  FROM (
    SELECT
      `t4`.`renewal_id`,
      `t4`.`account_id`,
      `t4`.`contract_id`,
      `t4`.`due_on`,
      `t4`.`notice_on`,
      `t4`.`could_leave`,
      `t4`.`amount_before`,
      `t4`.`decided_on`,
      `t4`.`outcome`,
      `t4`.`amount_after`,
      `t4`.`batch_id`,
      `t4`.`at`,
      COALESCE(`t4`.`notice_on`, `t4`.`due_on`) AS `decides_on`
    FROM (
      SELECT
        `t2`.`renewal_id`,
        `t2`.`account_id`,
        `t2`.`contract_id`,
        `t2`.`due_on`,
        `t2`.`notice_on`,
        `t2`.`could_leave`,
        `t2`.`amount_before`,
        `t2`.`decided_on`,
        `t2`.`outcome`,
        `t2`.`amount_after`,
        `t2`.`batch_id`,
        `t3`.`at`
      FROM `renewals` AS `t2`
      CROSS JOIN `moment` AS `t3`
    ) AS `t4`
    WHERE
      `t4`.`outcome` IS NULL AND COALESCE(`t4`.`notice_on`, `t4`.`due_on`) >= `t4`.`at`
  ) AS `t5`
  GROUP BY
    1
) AS `t6`
WHERE
  `t6`.`doors` = 0

-- measure: alternative_appeal
SELECT
  `t8`.`account_id`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(TRY_DIVIDE(`t8`.`appeal`, `t8`.`weight`) * 1000000000.0e0, 0) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `appeal`
FROM (
  SELECT
    `t7`.`account_id`,
    TRY_DIVIDE(
      CAST(COALESCE(
        SUM(
          CAST(ROUND(
            TRY_DIVIDE(
              CAST((
                `t7`.`influence_nano` * CAST(ROUND(TRY_DIVIDE(`t7`.`last`.`score`, 10.0e0) * 1000000000.0e0, 0) AS BIGINT)
              ) - (
                (
                  `t7`.`influence_nano` * CAST(ROUND(TRY_DIVIDE(`t7`.`last`.`score`, 10.0e0) * 1000000000.0e0, 0) AS BIGINT)
                ) % 1000000000
              ) AS DOUBLE),
              1000000000.0e0
            ),
            0
          ) AS BIGINT)
        ),
        0
      ) AS DOUBLE) + TRY_DIVIDE(
        CAST(COALESCE(
          SUM(
            (
              `t7`.`influence_nano` * CAST(ROUND(TRY_DIVIDE(`t7`.`last`.`score`, 10.0e0) * 1000000000.0e0, 0) AS BIGINT)
            ) % 1000000000
          ),
          0
        ) AS DOUBLE),
        1000000000.0e0
      ),
      1000000000.0e0
    ) AS `appeal`,
    TRY_DIVIDE(CAST(COALESCE(SUM(`t7`.`influence_nano`), 0) AS DOUBLE), 1000000000.0e0) AS `weight`
  FROM (
    SELECT
      `t6`.`account_id`,
      `t6`.`person_id`,
      `t6`.`last`,
      `t4`.`influence_nano`
    FROM (
      SELECT
        `t2`.`account_id`,
        `t2`.`person_id`,
        MAX(
          STRUCT(`t2`.`answered_on` AS `on`, `t2`.`feedback_id` AS `id`, `t2`.`score` AS `score`)
        ) AS `last`
      FROM (
        SELECT
          *
        FROM `feedback` AS `t0`
        WHERE
          `t0`.`instrument` = 'alternative'
          AND (
            `t0`.`score` IS NOT NULL AND NOT ISNAN(`t0`.`score`)
          )
      ) AS `t2`
      GROUP BY
        1,
        2
    ) AS `t6`
    INNER JOIN (
      SELECT
        `t1`.`account_id`,
        `t1`.`person_id`,
        `t1`.`influence_nano`
      FROM `influence` AS `t1`
      WHERE
        `t1`.`influence_nano` > 0
    ) AS `t4`
      ON `t6`.`account_id` = `t4`.`account_id` AND `t6`.`person_id` = `t4`.`person_id`
  ) AS `t7`
  GROUP BY
    1
) AS `t8`

-- measure: loyalty_classes
SELECT
  `t30`.`account_id`,
  `t30`.`attitude`,
  `t30`.`behaviour`,
  CASE
    WHEN `t30`.`attitude` IS NULL
    THEN NULL
    WHEN (
      `t30`.`attitude` = 'low'
    )
    AND (
      COALESCE(`t30`.`acts`, '') = 'high'
    )
    AND (
      `t30`.`locked` OR `t30`.`narrow` OR `t30`.`costly`
    )
    THEN 'captive'
    WHEN (
      `t30`.`attitude` = 'high'
    )
    AND (
      COALESCE(`t30`.`acts`, '') = ''
    )
    AND `t30`.`locked`
    THEN 'untested'
    WHEN (
      `t30`.`attitude` = 'uncertain'
    )
    OR COALESCE(`t30`.`acts`, '') IN ('uncertain', '')
    THEN 'uncertain'
    WHEN (
      `t30`.`attitude` = 'high'
    ) AND (
      COALESCE(`t30`.`acts`, '') = 'high'
    )
    THEN 'true'
    WHEN `t30`.`attitude` = 'high'
    THEN 'latent'
    WHEN COALESCE(`t30`.`acts`, '') = 'high'
    THEN 'spurious'
    ELSE 'none'
  END AS `loyalty_class`
FROM (
  SELECT
    `t29`.`account_id`,
    `t29`.`loyalty`,
    `t29`.`sd`,
    `t29`.`loyalty_evidence`,
    `t29`.`appeal`,
    `t29`.`behaviour`,
    `t29`.`behaviour_sd`,
    COALESCE(`t29`.`locked`, FALSE) AS `locked`,
    `t29`.`sales`,
    `t29`.`alternatives`,
    `t29`.`switching_cost`,
    IF(
      `t29`.`loyalty_evidence` <> 'none',
      CASE
        WHEN TRY_DIVIDE(
          CAST(CAST(ROUND((
            `t29`.`loyalty` - COALESCE(`t29`.`appeal`, 0.5e0)
          ) * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
          1000000.0e0
        ) >= TRY_DIVIDE(
          CAST(CAST(ROUND(`t29`.`sd` * 0.8416212335729144e0 * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
          1000000.0e0
        )
        THEN 'high'
        WHEN -(
          TRY_DIVIDE(
            CAST(CAST(ROUND((
              `t29`.`loyalty` - COALESCE(`t29`.`appeal`, 0.5e0)
            ) * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
            1000000.0e0
          )
        ) >= TRY_DIVIDE(
          CAST(CAST(ROUND(`t29`.`sd` * 0.8416212335729144e0 * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
          1000000.0e0
        )
        THEN 'low'
        ELSE 'uncertain'
      END,
      NULL
    ) AS `attitude`,
    IF(
      `t29`.`behaviour` IS NOT NULL AND NOT ISNAN(`t29`.`behaviour`),
      CASE
        WHEN TRY_DIVIDE(
          CAST(CAST(ROUND((
            `t29`.`behaviour` - 0.5e0
          ) * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
          1000000.0e0
        ) >= TRY_DIVIDE(
          CAST(CAST(ROUND(`t29`.`behaviour_sd` * 0.8416212335729144e0 * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
          1000000.0e0
        )
        THEN 'high'
        WHEN -(
          TRY_DIVIDE(
            CAST(CAST(ROUND((
              `t29`.`behaviour` - 0.5e0
            ) * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
            1000000.0e0
          )
        ) >= TRY_DIVIDE(
          CAST(CAST(ROUND(`t29`.`behaviour_sd` * 0.8416212335729144e0 * 1000000.0e0, 0) AS BIGINT) AS DOUBLE),
          1000000.0e0
        )
        THEN 'low'
        ELSE 'uncertain'
      END,
      NULL
    ) AS `acts`,
    COALESCE((
      `t29`.`sales` > 0.0e0
    ) AND (
      `t29`.`switching_cost` >= `t29`.`sales`
    ), FALSE) AS `costly`,
    COALESCE(`t29`.`alternatives` IN ('none', 'few'), FALSE) AS `narrow`
  FROM (
    SELECT
      `t28`.`account_id`,
      `t28`.`loyalty`,
      `t28`.`sd`,
      `t28`.`loyalty_evidence`,
      `t28`.`appeal`,
      `t28`.`behaviour`,
      `t28`.`behaviour_sd`,
      `t28`.`locked`,
      `t28`.`sales`,
      `t28`.`alternatives`,
      `t28`.`switching_cost`
    FROM (
      SELECT
        `t27`.`account_id`,
        `t27`.`loyalty`,
        `t27`.`sd`,
        `t27`.`loyalty_evidence`,
        `t27`.`appeal`,
        `t27`.`behaviour`,
        `t27`.`behaviour_sd`,
        `t27`.`locked`,
        `t27`.`sales`,
        `t12`.`account_id` AS `account_id_right`,
        `t12`.`alternatives`,
        `t12`.`switching_cost`
      FROM (
        SELECT
          `t25`.`account_id`,
          `t25`.`loyalty`,
          `t25`.`sd`,
          `t25`.`loyalty_evidence`,
          `t25`.`appeal`,
          `t25`.`behaviour`,
          `t25`.`behaviour_sd`,
          `t25`.`locked`,
          `t25`.`sales`
        FROM (
          SELECT
            `t24`.`account_id`,
            `t24`.`loyalty`,
            `t24`.`sd`,
            `t24`.`loyalty_evidence`,
            `t24`.`appeal`,
            `t24`.`behaviour`,
            `t24`.`behaviour_sd`,
            `t24`.`locked`,
            `t13`.`account_id` AS `account_id_right`,
            `t13`.`sales`
          FROM (
            SELECT
              `t22`.`account_id`,
              `t22`.`loyalty`,
              `t22`.`sd`,
              `t22`.`loyalty_evidence`,
              `t22`.`appeal`,
              `t22`.`behaviour`,
              `t22`.`behaviour_sd`,
              `t22`.`locked`
            FROM (
              SELECT
                `t21`.`account_id`,
                `t21`.`loyalty`,
                `t21`.`sd`,
                `t21`.`loyalty_evidence`,
                `t21`.`appeal`,
                `t21`.`behaviour`,
                `t21`.`behaviour_sd`,
                `t14`.`account_id` AS `account_id_right`,
                `t14`.`locked`
              FROM (
                SELECT
                  `t19`.`account_id`,
                  `t19`.`loyalty`,
                  `t19`.`sd`,
                  `t19`.`loyalty_evidence`,
                  `t19`.`appeal`,
                  `t19`.`behaviour`,
                  `t19`.`behaviour_sd`
                FROM (
                  SELECT
                    `t18`.`account_id`,
                    `t18`.`loyalty`,
                    `t18`.`sd`,
                    `t18`.`loyalty_evidence`,
                    `t18`.`appeal`,
                    `t6`.`account_id` AS `account_id_right`,
                    `t6`.`behaviour`,
                    `t6`.`behaviour_sd`
                  FROM (
                    SELECT
                      `t16`.`account_id`,
                      `t16`.`loyalty`,
                      `t16`.`sd`,
                      `t16`.`loyalty_evidence`,
                      `t16`.`appeal`
                    FROM (
                      SELECT
                        `t15`.`account_id`,
                        `t15`.`loyalty`,
                        `t15`.`sd`,
                        `t15`.`loyalty_evidence`,
                        `t7`.`account_id` AS `account_id_right`,
                        `t7`.`appeal`
                      FROM (
                        SELECT
                          `t4`.`account_id`,
                          `t4`.`loyalty`,
                          `t4`.`sd`,
                          `t4`.`loyalty_evidence`
                        FROM `account_loyalty` AS `t4`
                      ) AS `t15`
                      LEFT OUTER JOIN `alternative_appeal` AS `t7`
                        ON `t15`.`account_id` = `t7`.`account_id`
                    ) AS `t16`
                  ) AS `t18`
                  LEFT OUTER JOIN `behaviour` AS `t6`
                    ON `t18`.`account_id` = `t6`.`account_id`
                ) AS `t19`
              ) AS `t21`
              LEFT OUTER JOIN (
                SELECT
                  `t2`.`account_id`,
                  TRUE AS `locked`
                FROM `locked_accounts` AS `t2`
              ) AS `t14`
                ON `t21`.`account_id` = `t14`.`account_id`
            ) AS `t22`
          ) AS `t24`
          LEFT OUTER JOIN (
            SELECT
              `t1`.`account_id`,
              `t1`.`sales`
            FROM `yearly_invoices` AS `t1`
          ) AS `t13`
            ON `t24`.`account_id` = `t13`.`account_id`
        ) AS `t25`
      ) AS `t27`
      LEFT OUTER JOIN (
        SELECT
          `t0`.`account_id`,
          `t0`.`alternatives`,
          `t0`.`switching_cost`
        FROM `accounts` AS `t0`
      ) AS `t12`
        ON `t27`.`account_id` = `t12`.`account_id`
    ) AS `t28`
  ) AS `t29`
) AS `t30`

-- measure: weakest_people
SELECT
  `t2`.`account_id`,
  `t2`.`least`.`person_id` AS `weakest_person_id`,
  `t2`.`least`.`loyalty` AS `weakest_loyalty`
FROM (
  SELECT
    `t1`.`account_id`,
    MIN(STRUCT(`t1`.`loyalty` AS `loyalty`, `t1`.`person_id` AS `person_id`)) AS `least`
  FROM (
    SELECT
      *
    FROM `person_loyalty` AS `t0`
    WHERE
      `t0`.`active` AND `t0`.`key_person` AND `t0`.`loyalty_evidence` <> 'none'
  ) AS `t1`
  GROUP BY
    1
) AS `t2`

-- measure: account_scores not_stored
SELECT
  `t22`.`account_id`,
  IF(`t22`.`trust_evidence` = 'none', NULL, `t22`.`trust`) AS `trust`,
  IF(`t22`.`trust_evidence` = 'none', NULL, `t22`.`trust_low`) AS `trust_low`,
  IF(`t22`.`trust_evidence` = 'none', NULL, `t22`.`trust_high`) AS `trust_high`,
  `t22`.`trust_evidence`,
  IF(`t22`.`respect_evidence` = 'none', NULL, `t22`.`respect`) AS `respect`,
  IF(`t22`.`respect_evidence` = 'none', NULL, `t22`.`respect_low`) AS `respect_low`,
  IF(`t22`.`respect_evidence` = 'none', NULL, `t22`.`respect_high`) AS `respect_high`,
  `t22`.`respect_evidence`,
  COALESCE(`t22`.`promises_due`, 0) AS `promises_due`,
  COALESCE(`t22`.`promises_kept`, 0) AS `promises_kept`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(
      TRY_DIVIDE(
        CAST(COALESCE(`t22`.`promises_kept`, 0) AS DOUBLE),
        NULLIF(CAST(COALESCE(`t22`.`promises_due`, 0) AS DOUBLE), 0.0e0)
      ) * 1000000000.0e0,
      0
    ) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `kept_rate`,
  IF(`t22`.`loyalty_evidence` = 'none', NULL, `t22`.`loyalty`) AS `loyalty`,
  IF(`t22`.`loyalty_evidence` = 'none', NULL, `t22`.`loyalty_low`) AS `loyalty_low`,
  IF(`t22`.`loyalty_evidence` = 'none', NULL, `t22`.`loyalty_high`) AS `loyalty_high`,
  `t22`.`loyalty_evidence`,
  `t22`.`weakest_person_id`,
  `t22`.`weakest_loyalty`,
  `t22`.`role_coverage`,
  `t22`.`influence_coverage`,
  COALESCE(`t22`.`effective_contacts`, 0.0e0) AS `effective_contacts`,
  `t22`.`unknown_share`,
  `t22`.`attitude`,
  `t22`.`behaviour`,
  `t22`.`loyalty_class`,
  CAST(NULL AS DOUBLE) AS `retention_probability`,
  CAST(NULL AS DOUBLE) AS `retention_low`,
  CAST(NULL AS DOUBLE) AS `retention_high`,
  CAST(NULL AS DOUBLE) AS `profit`,
  CAST(NULL AS DOUBLE) AS `lifetime_value`
FROM (
  SELECT
    `t21`.`account_id`,
    `t21`.`unknown_share`,
    `t21`.`loyalty`,
    `t21`.`sd`,
    `t21`.`loyalty_low`,
    `t21`.`loyalty_high`,
    `t21`.`loyalty_evidence`,
    `t21`.`trust`,
    `t21`.`trust_low`,
    `t21`.`trust_high`,
    `t21`.`trust_evidence`,
    `t21`.`respect`,
    `t21`.`respect_low`,
    `t21`.`respect_high`,
    `t21`.`respect_evidence`,
    `t21`.`promises_due`,
    `t21`.`promises_kept`,
    `t21`.`weakest_person_id`,
    `t21`.`weakest_loyalty`,
    `t21`.`role_coverage`,
    `t21`.`influence_coverage`,
    `t21`.`effective_contacts`,
    `t21`.`attitude`,
    `t21`.`behaviour`,
    `t21`.`loyalty_class`
  FROM (
    SELECT
      `t20`.`account_id`,
      `t20`.`unknown_share`,
      `t20`.`loyalty`,
      `t20`.`sd`,
      `t20`.`loyalty_low`,
      `t20`.`loyalty_high`,
      `t20`.`loyalty_evidence`,
      `t20`.`trust`,
      `t20`.`trust_low`,
      `t20`.`trust_high`,
      `t20`.`trust_evidence`,
      `t20`.`respect`,
      `t20`.`respect_low`,
      `t20`.`respect_high`,
      `t20`.`respect_evidence`,
      `t20`.`promises_due`,
      `t20`.`promises_kept`,
      `t20`.`weakest_person_id`,
      `t20`.`weakest_loyalty`,
      `t20`.`role_coverage`,
      `t20`.`influence_coverage`,
      `t20`.`effective_contacts`,
      `t5`.`account_id` AS `account_id_right`,
      `t5`.`attitude`,
      `t5`.`behaviour`,
      `t5`.`loyalty_class`
    FROM (
      SELECT
        `t18`.`account_id`,
        `t18`.`unknown_share`,
        `t18`.`loyalty`,
        `t18`.`sd`,
        `t18`.`loyalty_low`,
        `t18`.`loyalty_high`,
        `t18`.`loyalty_evidence`,
        `t18`.`trust`,
        `t18`.`trust_low`,
        `t18`.`trust_high`,
        `t18`.`trust_evidence`,
        `t18`.`respect`,
        `t18`.`respect_low`,
        `t18`.`respect_high`,
        `t18`.`respect_evidence`,
        `t18`.`promises_due`,
        `t18`.`promises_kept`,
        `t18`.`weakest_person_id`,
        `t18`.`weakest_loyalty`,
        `t18`.`role_coverage`,
        `t18`.`influence_coverage`,
        `t18`.`effective_contacts`
      FROM (
        SELECT
          `t17`.`account_id`,
          `t17`.`unknown_share`,
          `t17`.`loyalty`,
          `t17`.`sd`,
          `t17`.`loyalty_low`,
          `t17`.`loyalty_high`,
          `t17`.`loyalty_evidence`,
          `t17`.`trust`,
          `t17`.`trust_low`,
          `t17`.`trust_high`,
          `t17`.`trust_evidence`,
          `t17`.`respect`,
          `t17`.`respect_low`,
          `t17`.`respect_high`,
          `t17`.`respect_evidence`,
          `t17`.`promises_due`,
          `t17`.`promises_kept`,
          `t17`.`weakest_person_id`,
          `t17`.`weakest_loyalty`,
          `t9`.`account_id` AS `account_id_right`,
          `t9`.`role_coverage`,
          `t9`.`influence_coverage`,
          `t9`.`effective_contacts`
        FROM (
          SELECT
            `t15`.`account_id`,
            `t15`.`unknown_share`,
            `t15`.`loyalty`,
            `t15`.`sd`,
            `t15`.`loyalty_low`,
            `t15`.`loyalty_high`,
            `t15`.`loyalty_evidence`,
            `t15`.`trust`,
            `t15`.`trust_low`,
            `t15`.`trust_high`,
            `t15`.`trust_evidence`,
            `t15`.`respect`,
            `t15`.`respect_low`,
            `t15`.`respect_high`,
            `t15`.`respect_evidence`,
            `t15`.`promises_due`,
            `t15`.`promises_kept`,
            `t15`.`weakest_person_id`,
            `t15`.`weakest_loyalty`
          FROM (
            SELECT
              `t14`.`account_id`,
              `t14`.`unknown_share`,
              `t14`.`loyalty`,
              `t14`.`sd`,
              `t14`.`loyalty_low`,
              `t14`.`loyalty_high`,
              `t14`.`loyalty_evidence`,
              `t14`.`trust`,
              `t14`.`trust_low`,
              `t14`.`trust_high`,
              `t14`.`trust_evidence`,
              `t14`.`respect`,
              `t14`.`respect_low`,
              `t14`.`respect_high`,
              `t14`.`respect_evidence`,
              `t14`.`promises_due`,
              `t14`.`promises_kept`,
              `t7`.`account_id` AS `account_id_right`,
              `t7`.`weakest_person_id`,
              `t7`.`weakest_loyalty`
            FROM (
              SELECT
                `t12`.`account_id`,
                `t12`.`unknown_share`,
                `t12`.`loyalty`,
                `t12`.`sd`,
                `t12`.`loyalty_low`,
                `t12`.`loyalty_high`,
                `t12`.`loyalty_evidence`,
                `t12`.`trust`,
                `t12`.`trust_low`,
                `t12`.`trust_high`,
                `t12`.`trust_evidence`,
                `t12`.`respect`,
                `t12`.`respect_low`,
                `t12`.`respect_high`,
                `t12`.`respect_evidence`,
                `t12`.`promises_due`,
                `t12`.`promises_kept`
              FROM (
                SELECT
                  `t8`.`account_id`,
                  `t8`.`unknown_share`,
                  `t8`.`loyalty`,
                  `t8`.`sd`,
                  `t8`.`loyalty_low`,
                  `t8`.`loyalty_high`,
                  `t8`.`loyalty_evidence`,
                  `t8`.`trust`,
                  `t8`.`trust_low`,
                  `t8`.`trust_high`,
                  `t8`.`trust_evidence`,
                  `t8`.`respect`,
                  `t8`.`respect_low`,
                  `t8`.`respect_high`,
                  `t8`.`respect_evidence`,
                  `t11`.`account_id` AS `account_id_right`,
                  `t11`.`promises_due`,
                  `t11`.`promises_kept`
                FROM `account_loyalty` AS `t8`
                LEFT OUTER JOIN (
                  SELECT
                    `t4`.`account_id`,
                    `t4`.`promises_due`,
                    `t4`.`promises_kept`
                  FROM `account_promise_sums` AS `t4`
                ) AS `t11`
                  ON `t8`.`account_id` = `t11`.`account_id`
              ) AS `t12`
            ) AS `t14`
            LEFT OUTER JOIN `weakest_people` AS `t7`
              ON `t14`.`account_id` = `t7`.`account_id`
          ) AS `t15`
        ) AS `t17`
        LEFT OUTER JOIN (
          SELECT
            `t1`.`account_id`,
            `t1`.`role_coverage`,
            `t1`.`influence_coverage`,
            `t1`.`effective_contacts`
          FROM `coverage` AS `t1`
        ) AS `t9`
          ON `t17`.`account_id` = `t9`.`account_id`
      ) AS `t18`
    ) AS `t20`
    LEFT OUTER JOIN `loyalty_classes` AS `t5`
      ON `t20`.`account_id` = `t5`.`account_id`
  ) AS `t21`
) AS `t22`

-- measure: promise_gaps
SELECT
  `t10`.`account_id`,
  IF(`t10`.`silent`, 'unverified_promise', 'overdue_promise') AS `kind`,
  `t10`.`person_id`,
  CAST(NULL AS STRING) AS `role`,
  `t10`.`promise_id` AS `fact_id`,
  TRY_DIVIDE(
    CAST(IF(
      `t10`.`named`,
      COALESCE(`t10`.`influence_nano`, 0),
      1000000000 - `t10`.`unknown_nano`
    ) AS DOUBLE),
    1000000000.0e0
  ) AS `weight`
FROM (
  SELECT
    `t9`.`promise_id`,
    `t9`.`account_id`,
    `t9`.`viewer_id`,
    `t9`.`person_id`,
    `t9`.`promiser_id`,
    `t9`.`own`,
    `t9`.`weight_milli`,
    `t9`.`due_on`,
    `t9`.`speaks_on`,
    `t9`.`state`,
    `t9`.`degree_micro`,
    `t9`.`recorded_micro`,
    `t9`.`judged_by_customer`,
    `t9`.`surplus_micro`,
    `t9`.`silent`,
    `t9`.`released`,
    `t9`.`named`,
    `t9`.`credit_atto`,
    `t9`.`debit_atto`,
    `t9`.`assumed_atto`,
    `t9`.`is_due`,
    `t9`.`is_kept`,
    `t9`.`unknown_nano`,
    `t9`.`influence_nano`
  FROM (
    SELECT
      `t8`.`promise_id`,
      `t8`.`account_id`,
      `t8`.`viewer_id`,
      `t8`.`person_id`,
      `t8`.`promiser_id`,
      `t8`.`own`,
      `t8`.`weight_milli`,
      `t8`.`due_on`,
      `t8`.`speaks_on`,
      `t8`.`state`,
      `t8`.`degree_micro`,
      `t8`.`recorded_micro`,
      `t8`.`judged_by_customer`,
      `t8`.`surplus_micro`,
      `t8`.`silent`,
      `t8`.`released`,
      `t8`.`named`,
      `t8`.`credit_atto`,
      `t8`.`debit_atto`,
      `t8`.`assumed_atto`,
      `t8`.`is_due`,
      `t8`.`is_kept`,
      `t5`.`unknown_nano`,
      `t6`.`account_id` AS `account_id_right`,
      `t6`.`person_id` AS `person_id_right`,
      `t6`.`influence_nano`
    FROM (
      SELECT
        *
      FROM `promise_evidence` AS `t0`
      WHERE
        `t0`.`own` AND (
          `t0`.`silent` OR (
            `t0`.`state` = 'overdue'
          )
        )
    ) AS `t8`
    INNER JOIN (
      SELECT
        *
      FROM `unknown_share` AS `t1`
    ) AS `t5`
      ON `t8`.`account_id` = `t5`.`account_id`
    LEFT OUTER JOIN (
      SELECT
        *
      FROM `effective_influence` AS `t2`
    ) AS `t6`
      ON `t8`.`account_id` = `t6`.`account_id` AND `t8`.`person_id` = `t6`.`person_id`
  ) AS `t9`
) AS `t10`

-- measure: need_gaps
SELECT
  `t8`.`account_id`,
  `t8`.`kind`,
  `t8`.`person_id`,
  CAST(NULL AS STRING) AS `role`,
  `t8`.`need_id` AS `fact_id`,
  TRY_DIVIDE(CAST(`t7`.`influence_nano` AS DOUBLE), 1000000000.0e0) AS `weight`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t0`.`account_id`,
      `t0`.`person_id`,
      `t0`.`need_id`,
      'unmet_need' AS `kind`
    FROM `unmet_needs` AS `t0`
  ) AS `t3`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      `t1`.`account_id`,
      `t1`.`person_id`,
      `t1`.`need_id`,
      'unserved_need' AS `kind`
    FROM `unserved_needs` AS `t1`
  ) AS `t4`
) AS `t8`
INNER JOIN (
  SELECT
    `t2`.`account_id`,
    `t2`.`person_id`,
    `t2`.`influence_nano`
  FROM `influence` AS `t2`
) AS `t7`
  ON `t8`.`account_id` = `t7`.`account_id` AND `t8`.`person_id` = `t7`.`person_id`

-- measure: gaps not_stored
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      *
    FROM `need_gaps` AS `t0`
  ) AS `t5`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      `t1`.`account_id`,
      `t1`.`kind`,
      `t1`.`person_id`,
      `t1`.`role`,
      `t1`.`fact_id`,
      `t1`.`weight`
    FROM `untold_value` AS `t1`
  ) AS `t6`
) AS `t10`
UNION ALL
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      *
    FROM `follow_up_gaps` AS `t2`
  ) AS `t7`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        *
      FROM `influence_gaps` AS `t3`
    ) AS `t8`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        *
      FROM `promise_gaps` AS `t4`
    ) AS `t9`
  ) AS `t11`
) AS `t12`

-- measure: promiser_record
SELECT
  `t22`.`promise_id`,
  `t22`.`promiser_id`,
  `t22`.`person_id`,
  `t22`.`need_id`,
  `t22`.`made_on`,
  `t22`.`lower_is_better`,
  `t22`.`delivered_on`,
  `t22`.`delivered_level`,
  `t22`.`first_warned_on`,
  `t22`.`verdict`,
  `t22`.`released`,
  `t22`.`state`,
  `t22`.`is_due`,
  `t22`.`is_kept`,
  `t22`.`at`,
  `t22`.`speaks_on`,
  (
    `t22`.`state` = 'withdrawn'
  ) AND NOT (
    `t22`.`released`
  ) AS `withdrawn_by_us`,
  COALESCE(`t22`.`delivered_level`, `t22`.`now_level`, `t22`.`promised_level`) AS `level`,
  COALESCE(`t22`.`wished_level`, `t22`.`promised_level`) AS `original_level`,
  COALESCE(`t22`.`wished_due_on`, `t22`.`first_due_on`) AS `original_due_on`,
  `t22`.`due_was_given` OR (
    `t22`.`wished_due_on` IS NOT NULL
  ) AS `has_due`
FROM (
  SELECT
    `t21`.`promise_id`,
    `t21`.`account_id`,
    `t21`.`person_id`,
    `t21`.`promiser_id`,
    `t21`.`need_id`,
    `t21`.`pillar_id`,
    `t21`.`made_on`,
    `t21`.`first_due_on`,
    `t21`.`promised_level`,
    `t21`.`floor`,
    `t21`.`lower_is_better`,
    `t21`.`importance_milli`,
    `t21`.`due_was_given`,
    `t21`.`outcomes_told`,
    `t21`.`viewer_id`,
    `t21`.`state`,
    `t21`.`is_due`,
    `t21`.`is_kept`,
    `t21`.`released`,
    `t21`.`speaks_on`,
    `t21`.`at`,
    `t21`.`verdict`,
    `t21`.`now_due_on`,
    `t21`.`now_level`,
    `t21`.`wished_due_on`,
    `t21`.`wished_level`,
    `t21`.`judged_on`,
    `t21`.`first_warned_on`,
    `t21`.`delivered_on`,
    `t21`.`delivered_level`,
    `t21`.`ended_on`,
    `t21`.`ended_how`,
    `t21`.`ended_by`,
    `t21`.`changed`,
    `t21`.`customer_caused`,
    `t21`.`has_outcome`
  FROM (
    SELECT
      `t20`.`promise_id`,
      `t20`.`account_id`,
      `t20`.`person_id`,
      `t20`.`promiser_id`,
      `t20`.`need_id`,
      `t20`.`pillar_id`,
      `t20`.`made_on`,
      `t20`.`first_due_on`,
      `t20`.`promised_level`,
      `t20`.`floor`,
      `t20`.`lower_is_better`,
      `t20`.`importance_milli`,
      `t20`.`due_was_given`,
      `t20`.`outcomes_told`,
      `t20`.`viewer_id`,
      `t20`.`state`,
      `t20`.`is_due`,
      `t20`.`is_kept`,
      `t20`.`released`,
      `t20`.`speaks_on`,
      `t20`.`at`,
      `t20`.`verdict`,
      `t20`.`now_due_on`,
      `t20`.`now_level`,
      `t20`.`wished_due_on`,
      `t20`.`wished_level`,
      `t6`.`promise_id` AS `promise_id_right`,
      `t6`.`judged_on`,
      `t6`.`first_warned_on`,
      `t6`.`delivered_on`,
      `t6`.`delivered_level`,
      `t6`.`ended_on`,
      `t6`.`ended_how`,
      `t6`.`ended_by`,
      `t6`.`changed`,
      `t6`.`customer_caused`,
      `t6`.`has_outcome`
    FROM (
      SELECT
        `t18`.`promise_id`,
        `t18`.`account_id`,
        `t18`.`person_id`,
        `t18`.`promiser_id`,
        `t18`.`need_id`,
        `t18`.`pillar_id`,
        `t18`.`made_on`,
        `t18`.`first_due_on`,
        `t18`.`promised_level`,
        `t18`.`floor`,
        `t18`.`lower_is_better`,
        `t18`.`importance_milli`,
        `t18`.`due_was_given`,
        `t18`.`outcomes_told`,
        `t18`.`viewer_id`,
        `t18`.`state`,
        `t18`.`is_due`,
        `t18`.`is_kept`,
        `t18`.`released`,
        `t18`.`speaks_on`,
        `t18`.`at`,
        `t18`.`verdict`,
        `t18`.`now_due_on`,
        `t18`.`now_level`,
        `t18`.`wished_due_on`,
        `t18`.`wished_level`
      FROM (
        SELECT
          `t17`.`promise_id`,
          `t17`.`account_id`,
          `t17`.`person_id`,
          `t17`.`promiser_id`,
          `t17`.`need_id`,
          `t17`.`pillar_id`,
          `t17`.`made_on`,
          `t17`.`first_due_on`,
          `t17`.`promised_level`,
          `t17`.`floor`,
          `t17`.`lower_is_better`,
          `t17`.`importance_milli`,
          `t17`.`due_was_given`,
          `t17`.`outcomes_told`,
          `t17`.`viewer_id`,
          `t17`.`state`,
          `t17`.`is_due`,
          `t17`.`is_kept`,
          `t17`.`released`,
          `t17`.`speaks_on`,
          `t17`.`at`,
          `t17`.`verdict`,
          `t7`.`promise_id` AS `promise_id_right`,
          `t7`.`viewer_id` AS `viewer_id_right`,
          `t7`.`now_due_on`,
          `t7`.`now_level`,
          `t7`.`wished_due_on`,
          `t7`.`wished_level`
        FROM (
          SELECT
            `t15`.`promise_id`,
            `t15`.`account_id`,
            `t15`.`person_id`,
            `t15`.`promiser_id`,
            `t15`.`need_id`,
            `t15`.`pillar_id`,
            `t15`.`made_on`,
            `t15`.`first_due_on`,
            `t15`.`promised_level`,
            `t15`.`floor`,
            `t15`.`lower_is_better`,
            `t15`.`importance_milli`,
            `t15`.`due_was_given`,
            `t15`.`outcomes_told`,
            `t15`.`viewer_id`,
            `t15`.`state`,
            `t15`.`is_due`,
            `t15`.`is_kept`,
            `t15`.`released`,
            `t15`.`speaks_on`,
            `t15`.`at`,
            `t15`.`verdict`
          FROM (
            SELECT
              `t14`.`promise_id`,
              `t14`.`account_id`,
              `t14`.`person_id`,
              `t14`.`promiser_id`,
              `t14`.`need_id`,
              `t14`.`pillar_id`,
              `t14`.`made_on`,
              `t14`.`first_due_on`,
              `t14`.`promised_level`,
              `t14`.`floor`,
              `t14`.`lower_is_better`,
              `t14`.`importance_milli`,
              `t14`.`due_was_given`,
              `t14`.`outcomes_told`,
              `t12`.`viewer_id`,
              `t12`.`state`,
              `t12`.`is_due`,
              `t12`.`is_kept`,
              `t12`.`released`,
              `t12`.`speaks_on`,
              `t8`.`at`,
              `t13`.`promise_id` AS `promise_id_right`,
              `t13`.`viewer_id` AS `viewer_id_right`,
              `t13`.`verdict`
            FROM (
              SELECT
                *
              FROM `our_promises` AS `t2`
              WHERE
                `t2`.`promiser_id` IS NOT NULL
            ) AS `t14`
            INNER JOIN (
              SELECT
                `t4`.`promise_id`,
                `t4`.`viewer_id`,
                `t4`.`state`,
                `t4`.`is_due`,
                `t4`.`is_kept`,
                `t4`.`released`,
                `t4`.`speaks_on`
              FROM `promise_evidence` AS `t4`
              WHERE
                `t4`.`own`
            ) AS `t12`
              ON `t14`.`promise_id` = `t12`.`promise_id`
            CROSS JOIN `moment` AS `t8`
            LEFT OUTER JOIN (
              SELECT
                `t5`.`promise_id`,
                `t5`.`viewer_id`,
                `t5`.`verdict`
              FROM `verdicts` AS `t5`
            ) AS `t13`
              ON `t14`.`promise_id` = `t13`.`promise_id` AND `t12`.`viewer_id` = `t13`.`viewer_id`
          ) AS `t15`
        ) AS `t17`
        LEFT OUTER JOIN `changed_terms` AS `t7`
          ON `t17`.`promise_id` = `t7`.`promise_id` AND `t17`.`viewer_id` = `t7`.`viewer_id`
      ) AS `t18`
    ) AS `t20`
    LEFT OUTER JOIN `promise_history` AS `t6`
      ON `t20`.`promise_id` = `t6`.`promise_id`
  ) AS `t21`
) AS `t22`

-- measure: announced_slips
SELECT
  `t6`.`promiser_id`,
  CAST(COALESCE(SUM(`t6`.`slip`), 0) AS DOUBLE) AS `slips`,
  CAST(COALESCE(SUM(`t6`.`announced`), 0) AS DOUBLE) AS `announced`
FROM (
  SELECT
    `t2`.`promiser_id`,
    IF(
      `t2`.`state` IN ('late', 'short', 'broken')
      OR `t2`.`withdrawn_by_us`
      OR (
        (
          `t2`.`state` = 'kept'
        )
        AND (
          COALESCE(`t2`.`speaks_on` > `t2`.`original_due_on`, FALSE)
          OR COALESCE(
            IF(
              `t2`.`lower_is_better`,
              `t2`.`level` > `t2`.`original_level`,
              `t2`.`level` < `t2`.`original_level`
            ),
            FALSE
          )
        )
      ),
      1,
      0
    ) AS `slip`,
    IF(
      (
        `t2`.`state` IN ('late', 'short', 'broken')
        OR `t2`.`withdrawn_by_us`
        OR (
          (
            `t2`.`state` = 'kept'
          )
          AND (
            COALESCE(`t2`.`speaks_on` > `t2`.`original_due_on`, FALSE)
            OR COALESCE(
              IF(
                `t2`.`lower_is_better`,
                `t2`.`level` > `t2`.`original_level`,
                `t2`.`level` < `t2`.`original_level`
              ),
              FALSE
            )
          )
        )
      )
      AND COALESCE(`t5`.`told_on` <= `t2`.`original_due_on`, `t5`.`told_on` IS NOT NULL),
      1,
      0
    ) AS `announced`
  FROM `promiser_record` AS `t2`
  LEFT OUTER JOIN (
    SELECT
      `t3`.`promise_id`,
      MIN(`t3`.`happened_on`) AS `told_on`
    FROM (
      SELECT
        *
      FROM `promise_events` AS `t1`
      WHERE
        `t1`.`kind` IN ('warned', 'renegotiated')
    ) AS `t3`
    GROUP BY
      1
  ) AS `t5`
    ON `t2`.`promise_id` = `t5`.`promise_id`
) AS `t6`
GROUP BY
  1

-- measure: listened_promises
SELECT
  `t10`.`promiser_id`,
  CAST(COUNT(*) AS DOUBLE) AS `promises`,
  CAST(COALESCE(SUM(`t10`.`heard`), 0) AS DOUBLE) AS `heard`
FROM (
  SELECT
    `t3`.`promiser_id`,
    IF(COALESCE(`t9`.`asked_on` <= `t3`.`made_on`, FALSE), 1, 0) AS `heard`
  FROM `promiser_record` AS `t3`
  LEFT OUTER JOIN (
    SELECT
      `t4`.`need_id` AS `asked_need`,
      `t4`.`person_id` AS `asked_person`,
      `t7`.`asked_on`
    FROM `needs` AS `t4`
    INNER JOIN (
      SELECT
        `t5`.`need_id`,
        MIN(`t5`.`rated_on`) AS `asked_on`
      FROM (
        SELECT
          *
        FROM `need_ratings` AS `t2`
        WHERE
          `t2`.`expected` IS NOT NULL AND NOT ISNAN(`t2`.`expected`)
      ) AS `t5`
      GROUP BY
        1
    ) AS `t7`
      ON `t4`.`need_id` = `t7`.`need_id`
  ) AS `t9`
    ON `t3`.`need_id` = `t9`.`asked_need` AND `t3`.`person_id` = `t9`.`asked_person`
) AS `t10`
GROUP BY
  1

-- measure: over_promises
SELECT
  *
FROM (
  SELECT
    `t0`.`promise_id`,
    `t0`.`promiser_id`,
    'level' AS `kind`,
    CAST(ROUND(
      TRY_DIVIDE(
        CAST(CAST(ROUND(
          LEAST(
            GREATEST(
              IF(
                `t0`.`lower_is_better`,
                LN(GREATEST(TRY_DIVIDE(`t0`.`delivered_level`, `t0`.`original_level`), 0.0625e0)),
                -(
                  LN(GREATEST(TRY_DIVIDE(`t0`.`delivered_level`, `t0`.`original_level`), 0.0625e0))
                )
              ),
              -1.3862943611198906e0
            ),
            1.3862943611198906e0
          ) * 1000000.0e0,
          0
        ) AS BIGINT) AS DOUBLE),
        1000000.0e0
      ) * 1000000000.0e0,
      0
    ) AS BIGINT) AS `factor_nano`
  FROM `promiser_record` AS `t0`
  WHERE
    (
      `t0`.`delivered_level` IS NOT NULL AND NOT ISNAN(`t0`.`delivered_level`)
    )
    AND `t0`.`original_level` > 0.0e0
) AS `t1`
UNION ALL
SELECT
  *
FROM (
  SELECT
    `t0`.`promise_id`,
    `t0`.`promiser_id`,
    'date' AS `kind`,
    CAST(ROUND(
      TRY_DIVIDE(
        CAST(CAST(ROUND(
          LEAST(
            GREATEST(
              LN(
                TRY_DIVIDE(
                  CAST(GREATEST(
                    DATEDIFF(
                      DAY,
                      `t0`.`made_on`,
                      IF(
                        (
                          `t0`.`delivered_on` IS NULL
                        ) AND (
                          `t0`.`at` > `t0`.`original_due_on`
                        ),
                        `t0`.`at`,
                        `t0`.`delivered_on`
                      )
                    ),
                    1
                  ) AS DOUBLE),
                  CAST(GREATEST(DATEDIFF(DAY, `t0`.`made_on`, `t0`.`original_due_on`), 1) AS DOUBLE)
                )
              ),
              -1.3862943611198906e0
            ),
            1.3862943611198906e0
          ) * 1000000.0e0,
          0
        ) AS BIGINT) AS DOUBLE),
        1000000.0e0
      ) * 1000000000.0e0,
      0
    ) AS BIGINT) AS `factor_nano`
  FROM `promiser_record` AS `t0`
  WHERE
    `t0`.`has_due`
    AND `t0`.`made_on` IS NOT NULL
    AND NOT (
      COALESCE(
        `t0`.`verdict` IN ('kept', 'partly', 'exceeded')
        AND (
          `t0`.`delivered_on` IS NULL
        ),
        FALSE
      )
    )
    AND NOT (
      `t0`.`released` AND (
        `t0`.`delivered_on` IS NULL
      )
    )
    AND IF(
      (
        `t0`.`delivered_on` IS NULL
      ) AND (
        `t0`.`at` > `t0`.`original_due_on`
      ),
      `t0`.`at`,
      `t0`.`delivered_on`
    ) IS NOT NULL
) AS `t2`

-- measure: over_promise_means
WITH `t2` AS (
  SELECT
    `t0`.`promiser_id`,
    `t0`.`kind`,
    CAST(COUNT(*) AS DOUBLE) AS `count`,
    CAST(COALESCE(SUM(`t0`.`factor_nano`), 0) AS DOUBLE) AS `total`
  FROM `over_promises` AS `t0`
  GROUP BY
    1,
    2
)
SELECT
  `t6`.`promiser_id`,
  `t6`.`kind`,
  `t6`.`count`,
  `t6`.`mean`,
  `t11`.`spread`
FROM (
  SELECT
    `t3`.`promiser_id`,
    `t3`.`kind`,
    `t3`.`count`,
    `t3`.`total`,
    TRY_DIVIDE(
      CAST(CAST(ROUND(TRY_DIVIDE(TRY_DIVIDE(`t3`.`total`, 1000000000.0e0), `t3`.`count`) * 1000000000.0e0, 0) AS BIGINT) AS DOUBLE),
      1000000000.0e0
    ) AS `mean`
  FROM `t2` AS `t3`
) AS `t6`
INNER JOIN (
  SELECT
    `t9`.`promiser_id`,
    `t9`.`kind`,
    TRY_DIVIDE(CAST(COALESCE(SUM(`t9`.`square_nano`), 0) AS DOUBLE), 1000000000.0e0) AS `spread`
  FROM (
    SELECT
      `t8`.`promise_id`,
      `t8`.`promiser_id`,
      `t8`.`kind`,
      `t8`.`factor_nano`,
      `t8`.`mean`,
      CAST(ROUND(
        (
          TRY_DIVIDE(CAST(`t8`.`factor_nano` AS DOUBLE), 1000000000.0e0) - `t8`.`mean`
        ) * (
          TRY_DIVIDE(CAST(`t8`.`factor_nano` AS DOUBLE), 1000000000.0e0) - `t8`.`mean`
        ) * 1000000000.0e0,
        0
      ) AS BIGINT) AS `square_nano`
    FROM (
      SELECT
        `t1`.`promise_id`,
        `t1`.`promiser_id`,
        `t1`.`kind`,
        `t1`.`factor_nano`,
        `t7`.`mean`
      FROM `over_promises` AS `t1`
      INNER JOIN (
        SELECT
          `t3`.`promiser_id`,
          `t3`.`kind`,
          TRY_DIVIDE(
            CAST(CAST(ROUND(TRY_DIVIDE(TRY_DIVIDE(`t3`.`total`, 1000000000.0e0), `t3`.`count`) * 1000000000.0e0, 0) AS BIGINT) AS DOUBLE),
            1000000000.0e0
          ) AS `mean`
        FROM `t2` AS `t3`
      ) AS `t7`
        ON `t1`.`promiser_id` = `t7`.`promiser_id` AND `t1`.`kind` = `t7`.`kind`
    ) AS `t8`
  ) AS `t9`
  GROUP BY
    1,
    2
) AS `t11`
  ON `t6`.`promiser_id` = `t11`.`promiser_id` AND `t6`.`kind` = `t11`.`kind`

-- measure: over_promise_spread
WITH `t3` AS (
  SELECT
    `t2`.`kind`,
    `t2`.`promisers`,
    `t2`.`promises`,
    `t2`.`squares`,
    `t2`.`spread`,
    `t2`.`weighted`,
    GREATEST(TRY_DIVIDE(`t2`.`spread`, `t2`.`promises` - `t2`.`promisers`), 0.0001e0) AS `within`,
    TRY_DIVIDE(`t2`.`weighted`, `t2`.`promises`) AS `centre`
  FROM (
    SELECT
      `t0`.`kind`,
      CAST(COUNT(*) AS DOUBLE) AS `promisers`,
      CAST(COALESCE(SUM(CAST(ROUND(`t0`.`count`, 0) AS BIGINT)), 0) AS DOUBLE) AS `promises`,
      CAST(COALESCE(SUM(CAST(ROUND(`t0`.`count` * `t0`.`count`, 0) AS BIGINT)), 0) AS DOUBLE) AS `squares`,
      TRY_DIVIDE(
        CAST(COALESCE(SUM(CAST(ROUND(`t0`.`spread` * 1000000000.0e0, 0) AS BIGINT)), 0) AS DOUBLE),
        1000000000.0e0
      ) AS `spread`,
      TRY_DIVIDE(
        CAST(COALESCE(SUM(CAST(ROUND(`t0`.`count` * `t0`.`mean` * 1000000000.0e0, 0) AS BIGINT)), 0) AS DOUBLE),
        1000000000.0e0
      ) AS `weighted`
    FROM `over_promise_means` AS `t0`
    GROUP BY
      1
  ) AS `t2`
  WHERE
    `t2`.`promises` > `t2`.`promisers`
)
SELECT
  `t5`.`kind`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(`t5`.`within` * 1000000000.0e0, 0) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `within`,
  IF(
    (
      `t5`.`promises` - TRY_DIVIDE(`t5`.`squares`, `t5`.`promises`)
    ) > 0.0e0,
    TRY_DIVIDE(
      CAST(CAST(ROUND(
        GREATEST(
          TRY_DIVIDE(
            `t10`.`between` - (
              (
                `t5`.`promisers` - 1.0e0
              ) * `t5`.`within`
            ),
            `t5`.`promises` - TRY_DIVIDE(`t5`.`squares`, `t5`.`promises`)
          ),
          0.0e0
        ) * 1000000000.0e0,
        0
      ) AS BIGINT) AS DOUBLE),
      1000000000.0e0
    ),
    0.0e0
  ) AS `across`
FROM `t3` AS `t5`
INNER JOIN (
  SELECT
    `t8`.`kind`,
    TRY_DIVIDE(CAST(COALESCE(SUM(`t8`.`square_nano`), 0) AS DOUBLE), 1000000000.0e0) AS `between`
  FROM (
    SELECT
      `t7`.`promiser_id`,
      `t7`.`kind`,
      `t7`.`count`,
      `t7`.`mean`,
      `t7`.`spread`,
      `t7`.`promisers`,
      `t7`.`promises`,
      `t7`.`squares`,
      `t7`.`spread_right`,
      `t7`.`weighted`,
      `t7`.`within`,
      `t7`.`centre`,
      CAST(ROUND(
        `t7`.`count` * (
          `t7`.`mean` - `t7`.`centre`
        ) * (
          `t7`.`mean` - `t7`.`centre`
        ) * 1000000000.0e0,
        0
      ) AS BIGINT) AS `square_nano`
    FROM (
      SELECT
        `t1`.`promiser_id`,
        `t1`.`kind`,
        `t1`.`count`,
        `t1`.`mean`,
        `t1`.`spread`,
        `t6`.`promisers`,
        `t6`.`promises`,
        `t6`.`squares`,
        `t6`.`spread` AS `spread_right`,
        `t6`.`weighted`,
        `t6`.`within`,
        `t6`.`centre`
      FROM `over_promise_means` AS `t1`
      INNER JOIN `t3` AS `t6`
        ON `t1`.`kind` = `t6`.`kind`
    ) AS `t7`
  ) AS `t8`
  GROUP BY
    1
) AS `t10`
  ON `t5`.`kind` = `t10`.`kind`

-- measure: over_promise_index
WITH `t5` AS (
  SELECT
    `t4`.`promiser_id`,
    `t4`.`kind`,
    `t4`.`count`,
    `t4`.`mean`,
    `t4`.`spread`,
    `t4`.`within`,
    `t4`.`across`,
    TRY_DIVIDE(`t4`.`within`, `t4`.`count`) AS `own`,
    TRY_DIVIDE(`t4`.`within`, TRY_DIVIDE(`t4`.`within`, `t4`.`count`) + `t4`.`across`) AS `weight`
  FROM (
    SELECT
      `t2`.`promiser_id`,
      `t2`.`kind`,
      `t2`.`count`,
      `t2`.`mean`,
      `t2`.`spread`,
      `t3`.`within`,
      `t3`.`across`
    FROM `over_promise_means` AS `t2`
    INNER JOIN `over_promise_spread` AS `t3`
      ON `t2`.`kind` = `t3`.`kind`
  ) AS `t4`
)
SELECT
  `t11`.`promiser_id`,
  `t11`.`kind`,
  `t11`.`value`,
  `t11`.`low`,
  `t11`.`high`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t7`.`promiser_id`,
      `t7`.`kind`,
      `t7`.`count`,
      TRY_DIVIDE(
        CAST(CAST(ROUND(
          (
            EXP(
              (
                TRY_DIVIDE(`t9`.`all_means`, `t9`.`all_weights`) * TRY_DIVIDE(`t7`.`own`, `t7`.`own` + `t7`.`across`)
              ) + (
                `t7`.`mean` * (
                  1.0e0 - TRY_DIVIDE(`t7`.`own`, `t7`.`own` + `t7`.`across`)
                )
              )
            ) - 1.0e0
          ) * 1000000000.0e0,
          0
        ) AS BIGINT) AS DOUBLE),
        1000000000.0e0
      ) AS `value`,
      TRY_DIVIDE(
        CAST(CAST(ROUND(
          (
            EXP(
              (
                (
                  TRY_DIVIDE(`t9`.`all_means`, `t9`.`all_weights`) * TRY_DIVIDE(`t7`.`own`, `t7`.`own` + `t7`.`across`)
                ) + (
                  `t7`.`mean` * (
                    1.0e0 - TRY_DIVIDE(`t7`.`own`, `t7`.`own` + `t7`.`across`)
                  )
                )
              ) - (
                SQRT(
                  (
                    (
                      1.0e0 - TRY_DIVIDE(`t7`.`own`, `t7`.`own` + `t7`.`across`)
                    ) * `t7`.`own`
                  ) + TRY_DIVIDE(
                    TRY_DIVIDE(`t7`.`own`, `t7`.`own` + `t7`.`across`) * TRY_DIVIDE(`t7`.`own`, `t7`.`own` + `t7`.`across`) * `t7`.`within`,
                    `t9`.`all_weights`
                  )
                ) * 1.6448536e0
              )
            ) - 1.0e0
          ) * 1000000000.0e0,
          0
        ) AS BIGINT) AS DOUBLE),
        1000000000.0e0
      ) AS `low`,
      TRY_DIVIDE(
        CAST(CAST(ROUND(
          (
            EXP(
              (
                TRY_DIVIDE(`t9`.`all_means`, `t9`.`all_weights`) * TRY_DIVIDE(`t7`.`own`, `t7`.`own` + `t7`.`across`)
              ) + (
                `t7`.`mean` * (
                  1.0e0 - TRY_DIVIDE(`t7`.`own`, `t7`.`own` + `t7`.`across`)
                )
              ) + (
                SQRT(
                  (
                    (
                      1.0e0 - TRY_DIVIDE(`t7`.`own`, `t7`.`own` + `t7`.`across`)
                    ) * `t7`.`own`
                  ) + TRY_DIVIDE(
                    TRY_DIVIDE(`t7`.`own`, `t7`.`own` + `t7`.`across`) * TRY_DIVIDE(`t7`.`own`, `t7`.`own` + `t7`.`across`) * `t7`.`within`,
                    `t9`.`all_weights`
                  )
                ) * 1.6448536e0
              )
            ) - 1.0e0
          ) * 1000000000.0e0,
          0
        ) AS BIGINT) AS DOUBLE),
        1000000000.0e0
      ) AS `high`
    FROM `t5` AS `t7`
    INNER JOIN (
      SELECT
        `t6`.`kind`,
        TRY_DIVIDE(
          CAST(COALESCE(SUM(CAST(ROUND(`t6`.`weight` * 1000000000.0e0, 0) AS BIGINT)), 0) AS DOUBLE),
          1000000000.0e0
        ) AS `all_weights`,
        TRY_DIVIDE(
          CAST(COALESCE(SUM(CAST(ROUND(`t6`.`weight` * `t6`.`mean` * 1000000000.0e0, 0) AS BIGINT)), 0) AS DOUBLE),
          1000000000.0e0
        ) AS `all_means`
      FROM `t5` AS `t6`
      GROUP BY
        1
    ) AS `t9`
      ON `t7`.`kind` = `t9`.`kind`
  ) AS `t10`
  WHERE
    `t10`.`count` >= 3.0e0
) AS `t11`

-- measure: promiser_scores
SELECT
  `t23`.`staff_id`,
  CAST(ROUND(`t23`.`due`, 0) AS BIGINT) AS `promises_due`,
  CAST(ROUND(`t23`.`kept`, 0) AS BIGINT) AS `promises_kept`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(TRY_DIVIDE(`t23`.`kept`, NULLIF(`t23`.`due`, 0.0e0)) * 1000000000.0e0, 0) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `kept_rate`,
  `t23`.`over_level`,
  `t23`.`over_level_low`,
  `t23`.`over_level_high`,
  `t23`.`over_date`,
  `t23`.`over_date_low`,
  `t23`.`over_date_high`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(TRY_DIVIDE(`t23`.`announced`, NULLIF(`t23`.`slips`, 0.0e0)) * 1000000000.0e0, 0) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `transparency`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(TRY_DIVIDE(`t23`.`heard`, NULLIF(`t23`.`promises`, 0.0e0)) * 1000000000.0e0, 0) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `listening`
FROM (
  SELECT
    `t22`.`staff_id`,
    `t22`.`due`,
    `t22`.`kept`,
    `t22`.`slips`,
    `t22`.`announced`,
    `t22`.`promises`,
    `t22`.`heard`,
    `t22`.`over_level`,
    `t22`.`over_level_low`,
    `t22`.`over_level_high`,
    `t22`.`over_date`,
    `t22`.`over_date_low`,
    `t22`.`over_date_high`
  FROM (
    SELECT
      `t21`.`staff_id`,
      `t21`.`due`,
      `t21`.`kept`,
      `t21`.`slips`,
      `t21`.`announced`,
      `t21`.`promises`,
      `t21`.`heard`,
      `t21`.`over_level`,
      `t21`.`over_level_low`,
      `t21`.`over_level_high`,
      `t8`.`promiser_id`,
      `t8`.`over_date`,
      `t8`.`over_date_low`,
      `t8`.`over_date_high`
    FROM (
      SELECT
        `t19`.`staff_id`,
        `t19`.`due`,
        `t19`.`kept`,
        `t19`.`slips`,
        `t19`.`announced`,
        `t19`.`promises`,
        `t19`.`heard`,
        `t19`.`over_level`,
        `t19`.`over_level_low`,
        `t19`.`over_level_high`
      FROM (
        SELECT
          `t18`.`staff_id`,
          `t18`.`due`,
          `t18`.`kept`,
          `t18`.`slips`,
          `t18`.`announced`,
          `t18`.`promises`,
          `t18`.`heard`,
          `t9`.`promiser_id`,
          `t9`.`over_level`,
          `t9`.`over_level_low`,
          `t9`.`over_level_high`
        FROM (
          SELECT
            `t16`.`staff_id`,
            `t16`.`due`,
            `t16`.`kept`,
            `t16`.`slips`,
            `t16`.`announced`,
            `t16`.`promises`,
            `t16`.`heard`
          FROM (
            SELECT
              `t15`.`staff_id`,
              `t15`.`due`,
              `t15`.`kept`,
              `t15`.`slips`,
              `t15`.`announced`,
              `t4`.`promiser_id`,
              `t4`.`promises`,
              `t4`.`heard`
            FROM (
              SELECT
                `t13`.`staff_id`,
                `t13`.`due`,
                `t13`.`kept`,
                `t13`.`slips`,
                `t13`.`announced`
              FROM (
                SELECT
                  `t12`.`staff_id`,
                  `t12`.`due`,
                  `t12`.`kept`,
                  `t5`.`promiser_id`,
                  `t5`.`slips`,
                  `t5`.`announced`
                FROM (
                  SELECT
                    `t10`.`staff_id`,
                    CAST(COALESCE(SUM(`t10`.`due`), 0) AS DOUBLE) AS `due`,
                    CAST(COALESCE(SUM(`t10`.`kept`), 0) AS DOUBLE) AS `kept`
                  FROM (
                    SELECT
                      `t3`.`promiser_id` AS `staff_id`,
                      IF(`t3`.`is_due`, 1, 0) AS `due`,
                      IF(`t3`.`is_due` AND `t3`.`is_kept`, 1, 0) AS `kept`
                    FROM `promiser_record` AS `t3`
                  ) AS `t10`
                  GROUP BY
                    1
                ) AS `t12`
                LEFT OUTER JOIN `announced_slips` AS `t5`
                  ON `t12`.`staff_id` = `t5`.`promiser_id`
              ) AS `t13`
            ) AS `t15`
            LEFT OUTER JOIN `listened_promises` AS `t4`
              ON `t15`.`staff_id` = `t4`.`promiser_id`
          ) AS `t16`
        ) AS `t18`
        LEFT OUTER JOIN (
          SELECT
            `t0`.`promiser_id`,
            `t0`.`value` AS `over_level`,
            `t0`.`low` AS `over_level_low`,
            `t0`.`high` AS `over_level_high`
          FROM `over_promise_index` AS `t0`
          WHERE
            `t0`.`kind` = 'level'
        ) AS `t9`
          ON `t18`.`staff_id` = `t9`.`promiser_id`
      ) AS `t19`
    ) AS `t21`
    LEFT OUTER JOIN (
      SELECT
        `t0`.`promiser_id`,
        `t0`.`value` AS `over_date`,
        `t0`.`low` AS `over_date_low`,
        `t0`.`high` AS `over_date_high`
      FROM `over_promise_index` AS `t0`
      WHERE
        `t0`.`kind` = 'date'
    ) AS `t8`
      ON `t21`.`staff_id` = `t8`.`promiser_id`
  ) AS `t22`
) AS `t23`
