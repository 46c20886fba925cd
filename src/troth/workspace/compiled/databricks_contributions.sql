-- measure: loyalty_slopes
SELECT
  `t0`.`account_id`,
  `t0`.`person_id`,
  `t0`.`influence_nano`,
  `t0`.`trust_start`,
  `t0`.`trust_mass`,
  `t0`.`need_start`,
  `t0`.`need_weight` + 2.0e0 AS `need_mass`,
  CAST(ROUND(
    TRY_DIVIDE(
      CAST((
        (
          CAST(ROUND(`t0`.`loyalty` * 1000000000.0e0, 0) AS BIGINT) * `t0`.`influence_nano`
        ) + 500000000
      ) - (
        (
          (
            CAST(ROUND(`t0`.`loyalty` * 1000000000.0e0, 0) AS BIGINT) * `t0`.`influence_nano`
          ) + 500000000
        ) % 1000000000
      ) AS DOUBLE),
      1000000000.0e0
    ),
    0
  ) AS BIGINT) AS `total_nano`,
  IF(
    `t0`.`trust_evidence` = 'none',
    0.0e0,
    TRY_DIVIDE(
      CAST(CAST(ROUND(
        TRY_DIVIDE(
          TRY_DIVIDE(
            CAST(`t0`.`influence_nano` AS DOUBLE) * IF(
              ABS(
                TRY_DIVIDE(
                  GREATEST(`t0`.`loyalty`, 1e-09) - GREATEST(
                    (
                      POWER(`t0`.`trust_start`, 0.5e0)
                    ) * (
                      POWER((
                        `t0`.`need_share` * `t0`.`need_start`
                      ), 0.5e0)
                    ),
                    1e-09
                  ),
                  GREATEST(`t0`.`loyalty`, 1e-09) + GREATEST(
                    (
                      POWER(`t0`.`trust_start`, 0.5e0)
                    ) * (
                      POWER((
                        `t0`.`need_share` * `t0`.`need_start`
                      ), 0.5e0)
                    ),
                    1e-09
                  )
                )
              ) < 0.01e0,
              TRY_DIVIDE(
                TRY_DIVIDE(
                  GREATEST(`t0`.`loyalty`, 1e-09) + GREATEST(
                    (
                      POWER(`t0`.`trust_start`, 0.5e0)
                    ) * (
                      POWER((
                        `t0`.`need_share` * `t0`.`need_start`
                      ), 0.5e0)
                    ),
                    1e-09
                  ),
                  2.0e0
                ),
                (
                  TRY_DIVIDE(
                    GREATEST(`t0`.`loyalty`, 1e-09) - GREATEST(
                      (
                        POWER(`t0`.`trust_start`, 0.5e0)
                      ) * (
                        POWER((
                          `t0`.`need_share` * `t0`.`need_start`
                        ), 0.5e0)
                      ),
                      1e-09
                    ),
                    GREATEST(`t0`.`loyalty`, 1e-09) + GREATEST(
                      (
                        POWER(`t0`.`trust_start`, 0.5e0)
                      ) * (
                        POWER((
                          `t0`.`need_share` * `t0`.`need_start`
                        ), 0.5e0)
                      ),
                      1e-09
                    )
                  ) * TRY_DIVIDE(
                    GREATEST(`t0`.`loyalty`, 1e-09) - GREATEST(
                      (
                        POWER(`t0`.`trust_start`, 0.5e0)
                      ) * (
                        POWER((
                          `t0`.`need_share` * `t0`.`need_start`
                        ), 0.5e0)
                      ),
                      1e-09
                    ),
                    GREATEST(`t0`.`loyalty`, 1e-09) + GREATEST(
                      (
                        POWER(`t0`.`trust_start`, 0.5e0)
                      ) * (
                        POWER((
                          `t0`.`need_share` * `t0`.`need_start`
                        ), 0.5e0)
                      ),
                      1e-09
                    )
                  ) * (
                    (
                      TRY_DIVIDE(
                        GREATEST(`t0`.`loyalty`, 1e-09) - GREATEST(
                          (
                            POWER(`t0`.`trust_start`, 0.5e0)
                          ) * (
                            POWER((
                              `t0`.`need_share` * `t0`.`need_start`
                            ), 0.5e0)
                          ),
                          1e-09
                        ),
                        GREATEST(`t0`.`loyalty`, 1e-09) + GREATEST(
                          (
                            POWER(`t0`.`trust_start`, 0.5e0)
                          ) * (
                            POWER((
                              `t0`.`need_share` * `t0`.`need_start`
                            ), 0.5e0)
                          ),
                          1e-09
                        )
                      ) * TRY_DIVIDE(
                        GREATEST(`t0`.`loyalty`, 1e-09) - GREATEST(
                          (
                            POWER(`t0`.`trust_start`, 0.5e0)
                          ) * (
                            POWER((
                              `t0`.`need_share` * `t0`.`need_start`
                            ), 0.5e0)
                          ),
                          1e-09
                        ),
                        GREATEST(`t0`.`loyalty`, 1e-09) + GREATEST(
                          (
                            POWER(`t0`.`trust_start`, 0.5e0)
                          ) * (
                            POWER((
                              `t0`.`need_share` * `t0`.`need_start`
                            ), 0.5e0)
                          ),
                          1e-09
                        )
                      ) * (
                        (
                          TRY_DIVIDE(
                            GREATEST(`t0`.`loyalty`, 1e-09) - GREATEST(
                              (
                                POWER(`t0`.`trust_start`, 0.5e0)
                              ) * (
                                POWER((
                                  `t0`.`need_share` * `t0`.`need_start`
                                ), 0.5e0)
                              ),
                              1e-09
                            ),
                            GREATEST(`t0`.`loyalty`, 1e-09) + GREATEST(
                              (
                                POWER(`t0`.`trust_start`, 0.5e0)
                              ) * (
                                POWER((
                                  `t0`.`need_share` * `t0`.`need_start`
                                ), 0.5e0)
                              ),
                              1e-09
                            )
                          ) * TRY_DIVIDE(
                            GREATEST(`t0`.`loyalty`, 1e-09) - GREATEST(
                              (
                                POWER(`t0`.`trust_start`, 0.5e0)
                              ) * (
                                POWER((
                                  `t0`.`need_share` * `t0`.`need_start`
                                ), 0.5e0)
                              ),
                              1e-09
                            ),
                            GREATEST(`t0`.`loyalty`, 1e-09) + GREATEST(
                              (
                                POWER(`t0`.`trust_start`, 0.5e0)
                              ) * (
                                POWER((
                                  `t0`.`need_share` * `t0`.`need_start`
                                ), 0.5e0)
                              ),
                              1e-09
                            )
                          ) * 0.14285714285714285e0
                        ) + 0.2e0
                      )
                    ) + 0.3333333333333333e0
                  )
                ) + 1.0e0
              ),
              TRY_DIVIDE(
                GREATEST(`t0`.`loyalty`, 1e-09) - GREATEST(
                  (
                    POWER(`t0`.`trust_start`, 0.5e0)
                  ) * (
                    POWER((
                      `t0`.`need_share` * `t0`.`need_start`
                    ), 0.5e0)
                  ),
                  1e-09
                ),
                IF(
                  ABS(
                    TRY_DIVIDE(
                      GREATEST(`t0`.`loyalty`, 1e-09) - GREATEST(
                        (
                          POWER(`t0`.`trust_start`, 0.5e0)
                        ) * (
                          POWER((
                            `t0`.`need_share` * `t0`.`need_start`
                          ), 0.5e0)
                        ),
                        1e-09
                      ),
                      GREATEST(`t0`.`loyalty`, 1e-09) + GREATEST(
                        (
                          POWER(`t0`.`trust_start`, 0.5e0)
                        ) * (
                          POWER((
                            `t0`.`need_share` * `t0`.`need_start`
                          ), 0.5e0)
                        ),
                        1e-09
                      )
                    )
                  ) < 0.01e0,
                  1.0e0,
                  LN(
                    TRY_DIVIDE(
                      GREATEST(`t0`.`loyalty`, 1e-09),
                      GREATEST(
                        (
                          POWER(`t0`.`trust_start`, 0.5e0)
                        ) * (
                          POWER((
                            `t0`.`need_share` * `t0`.`need_start`
                          ), 0.5e0)
                        ),
                        1e-09
                      )
                    )
                  )
                )
              )
            ) * 0.5e0,
            IF(
              ABS(
                TRY_DIVIDE(
                  GREATEST(`t0`.`enters_trust`, 1e-09) - GREATEST(`t0`.`trust_start`, 1e-09),
                  GREATEST(`t0`.`enters_trust`, 1e-09) + GREATEST(`t0`.`trust_start`, 1e-09)
                )
              ) < 0.01e0,
              TRY_DIVIDE(
                TRY_DIVIDE(GREATEST(`t0`.`enters_trust`, 1e-09) + GREATEST(`t0`.`trust_start`, 1e-09), 2.0e0),
                (
                  TRY_DIVIDE(
                    GREATEST(`t0`.`enters_trust`, 1e-09) - GREATEST(`t0`.`trust_start`, 1e-09),
                    GREATEST(`t0`.`enters_trust`, 1e-09) + GREATEST(`t0`.`trust_start`, 1e-09)
                  ) * TRY_DIVIDE(
                    GREATEST(`t0`.`enters_trust`, 1e-09) - GREATEST(`t0`.`trust_start`, 1e-09),
                    GREATEST(`t0`.`enters_trust`, 1e-09) + GREATEST(`t0`.`trust_start`, 1e-09)
                  ) * (
                    (
                      TRY_DIVIDE(
                        GREATEST(`t0`.`enters_trust`, 1e-09) - GREATEST(`t0`.`trust_start`, 1e-09),
                        GREATEST(`t0`.`enters_trust`, 1e-09) + GREATEST(`t0`.`trust_start`, 1e-09)
                      ) * TRY_DIVIDE(
                        GREATEST(`t0`.`enters_trust`, 1e-09) - GREATEST(`t0`.`trust_start`, 1e-09),
                        GREATEST(`t0`.`enters_trust`, 1e-09) + GREATEST(`t0`.`trust_start`, 1e-09)
                      ) * (
                        (
                          TRY_DIVIDE(
                            GREATEST(`t0`.`enters_trust`, 1e-09) - GREATEST(`t0`.`trust_start`, 1e-09),
                            GREATEST(`t0`.`enters_trust`, 1e-09) + GREATEST(`t0`.`trust_start`, 1e-09)
                          ) * TRY_DIVIDE(
                            GREATEST(`t0`.`enters_trust`, 1e-09) - GREATEST(`t0`.`trust_start`, 1e-09),
                            GREATEST(`t0`.`enters_trust`, 1e-09) + GREATEST(`t0`.`trust_start`, 1e-09)
                          ) * 0.14285714285714285e0
                        ) + 0.2e0
                      )
                    ) + 0.3333333333333333e0
                  )
                ) + 1.0e0
              ),
              TRY_DIVIDE(
                GREATEST(`t0`.`enters_trust`, 1e-09) - GREATEST(`t0`.`trust_start`, 1e-09),
                IF(
                  ABS(
                    TRY_DIVIDE(
                      GREATEST(`t0`.`enters_trust`, 1e-09) - GREATEST(`t0`.`trust_start`, 1e-09),
                      GREATEST(`t0`.`enters_trust`, 1e-09) + GREATEST(`t0`.`trust_start`, 1e-09)
                    )
                  ) < 0.01e0,
                  1.0e0,
                  LN(
                    TRY_DIVIDE(GREATEST(`t0`.`enters_trust`, 1e-09), GREATEST(`t0`.`trust_start`, 1e-09))
                  )
                )
              )
            )
          ),
          1000000000
        ) * 1000000000.0e0,
        0
      ) AS BIGINT) AS DOUBLE),
      1000000000.0e0
    )
  ) AS `trust_slope`,
  IF(
    `t0`.`respect_evidence` = 'none',
    0.0e0,
    TRY_DIVIDE(
      CAST(CAST(ROUND(
        TRY_DIVIDE(
          TRY_DIVIDE(
            CAST(`t0`.`influence_nano` AS DOUBLE) * IF(
              ABS(
                TRY_DIVIDE(
                  GREATEST(`t0`.`loyalty`, 1e-09) - GREATEST(
                    (
                      POWER(`t0`.`trust_start`, 0.5e0)
                    ) * (
                      POWER((
                        `t0`.`need_share` * `t0`.`need_start`
                      ), 0.5e0)
                    ),
                    1e-09
                  ),
                  GREATEST(`t0`.`loyalty`, 1e-09) + GREATEST(
                    (
                      POWER(`t0`.`trust_start`, 0.5e0)
                    ) * (
                      POWER((
                        `t0`.`need_share` * `t0`.`need_start`
                      ), 0.5e0)
                    ),
                    1e-09
                  )
                )
              ) < 0.01e0,
              TRY_DIVIDE(
                TRY_DIVIDE(
                  GREATEST(`t0`.`loyalty`, 1e-09) + GREATEST(
                    (
                      POWER(`t0`.`trust_start`, 0.5e0)
                    ) * (
                      POWER((
                        `t0`.`need_share` * `t0`.`need_start`
                      ), 0.5e0)
                    ),
                    1e-09
                  ),
                  2.0e0
                ),
                (
                  TRY_DIVIDE(
                    GREATEST(`t0`.`loyalty`, 1e-09) - GREATEST(
                      (
                        POWER(`t0`.`trust_start`, 0.5e0)
                      ) * (
                        POWER((
                          `t0`.`need_share` * `t0`.`need_start`
                        ), 0.5e0)
                      ),
                      1e-09
                    ),
                    GREATEST(`t0`.`loyalty`, 1e-09) + GREATEST(
                      (
                        POWER(`t0`.`trust_start`, 0.5e0)
                      ) * (
                        POWER((
                          `t0`.`need_share` * `t0`.`need_start`
                        ), 0.5e0)
                      ),
                      1e-09
                    )
                  ) * TRY_DIVIDE(
                    GREATEST(`t0`.`loyalty`, 1e-09) - GREATEST(
                      (
                        POWER(`t0`.`trust_start`, 0.5e0)
                      ) * (
                        POWER((
                          `t0`.`need_share` * `t0`.`need_start`
                        ), 0.5e0)
                      ),
                      1e-09
                    ),
                    GREATEST(`t0`.`loyalty`, 1e-09) + GREATEST(
                      (
                        POWER(`t0`.`trust_start`, 0.5e0)
                      ) * (
                        POWER((
                          `t0`.`need_share` * `t0`.`need_start`
                        ), 0.5e0)
                      ),
                      1e-09
                    )
                  ) * (
                    (
                      TRY_DIVIDE(
                        GREATEST(`t0`.`loyalty`, 1e-09) - GREATEST(
                          (
                            POWER(`t0`.`trust_start`, 0.5e0)
                          ) * (
                            POWER((
                              `t0`.`need_share` * `t0`.`need_start`
                            ), 0.5e0)
                          ),
                          1e-09
                        ),
                        GREATEST(`t0`.`loyalty`, 1e-09) + GREATEST(
                          (
                            POWER(`t0`.`trust_start`, 0.5e0)
                          ) * (
                            POWER((
                              `t0`.`need_share` * `t0`.`need_start`
                            ), 0.5e0)
                          ),
                          1e-09
                        )
                      ) * TRY_DIVIDE(
                        GREATEST(`t0`.`loyalty`, 1e-09) - GREATEST(
                          (
                            POWER(`t0`.`trust_start`, 0.5e0)
                          ) * (
                            POWER((
                              `t0`.`need_share` * `t0`.`need_start`
                            ), 0.5e0)
                          ),
                          1e-09
                        ),
                        GREATEST(`t0`.`loyalty`, 1e-09) + GREATEST(
                          (
                            POWER(`t0`.`trust_start`, 0.5e0)
                          ) * (
                            POWER((
                              `t0`.`need_share` * `t0`.`need_start`
                            ), 0.5e0)
                          ),
                          1e-09
                        )
                      ) * (
                        (
                          TRY_DIVIDE(
                            GREATEST(`t0`.`loyalty`, 1e-09) - GREATEST(
                              (
                                POWER(`t0`.`trust_start`, 0.5e0)
                              ) * (
                                POWER((
                                  `t0`.`need_share` * `t0`.`need_start`
                                ), 0.5e0)
                              ),
                              1e-09
                            ),
                            GREATEST(`t0`.`loyalty`, 1e-09) + GREATEST(
                              (
                                POWER(`t0`.`trust_start`, 0.5e0)
                              ) * (
                                POWER((
                                  `t0`.`need_share` * `t0`.`need_start`
                                ), 0.5e0)
                              ),
                              1e-09
                            )
                          ) * TRY_DIVIDE(
                            GREATEST(`t0`.`loyalty`, 1e-09) - GREATEST(
                              (
                                POWER(`t0`.`trust_start`, 0.5e0)
                              ) * (
                                POWER((
                                  `t0`.`need_share` * `t0`.`need_start`
                                ), 0.5e0)
                              ),
                              1e-09
                            ),
                            GREATEST(`t0`.`loyalty`, 1e-09) + GREATEST(
                              (
                                POWER(`t0`.`trust_start`, 0.5e0)
                              ) * (
                                POWER((
                                  `t0`.`need_share` * `t0`.`need_start`
                                ), 0.5e0)
                              ),
                              1e-09
                            )
                          ) * 0.14285714285714285e0
                        ) + 0.2e0
                      )
                    ) + 0.3333333333333333e0
                  )
                ) + 1.0e0
              ),
              TRY_DIVIDE(
                GREATEST(`t0`.`loyalty`, 1e-09) - GREATEST(
                  (
                    POWER(`t0`.`trust_start`, 0.5e0)
                  ) * (
                    POWER((
                      `t0`.`need_share` * `t0`.`need_start`
                    ), 0.5e0)
                  ),
                  1e-09
                ),
                IF(
                  ABS(
                    TRY_DIVIDE(
                      GREATEST(`t0`.`loyalty`, 1e-09) - GREATEST(
                        (
                          POWER(`t0`.`trust_start`, 0.5e0)
                        ) * (
                          POWER((
                            `t0`.`need_share` * `t0`.`need_start`
                          ), 0.5e0)
                        ),
                        1e-09
                      ),
                      GREATEST(`t0`.`loyalty`, 1e-09) + GREATEST(
                        (
                          POWER(`t0`.`trust_start`, 0.5e0)
                        ) * (
                          POWER((
                            `t0`.`need_share` * `t0`.`need_start`
                          ), 0.5e0)
                        ),
                        1e-09
                      )
                    )
                  ) < 0.01e0,
                  1.0e0,
                  LN(
                    TRY_DIVIDE(
                      GREATEST(`t0`.`loyalty`, 1e-09),
                      GREATEST(
                        (
                          POWER(`t0`.`trust_start`, 0.5e0)
                        ) * (
                          POWER((
                            `t0`.`need_share` * `t0`.`need_start`
                          ), 0.5e0)
                        ),
                        1e-09
                      )
                    )
                  )
                )
              )
            ) * 0.5e0,
            IF(
              ABS(
                TRY_DIVIDE(
                  GREATEST(`t0`.`enters_respect`, 1e-09) - GREATEST(`t0`.`need_share` * `t0`.`need_start`, 1e-09),
                  GREATEST(`t0`.`enters_respect`, 1e-09) + GREATEST(`t0`.`need_share` * `t0`.`need_start`, 1e-09)
                )
              ) < 0.01e0,
              TRY_DIVIDE(
                TRY_DIVIDE(
                  GREATEST(`t0`.`enters_respect`, 1e-09) + GREATEST(`t0`.`need_share` * `t0`.`need_start`, 1e-09),
                  2.0e0
                ),
                (
                  TRY_DIVIDE(
                    GREATEST(`t0`.`enters_respect`, 1e-09) - GREATEST(`t0`.`need_share` * `t0`.`need_start`, 1e-09),
                    GREATEST(`t0`.`enters_respect`, 1e-09) + GREATEST(`t0`.`need_share` * `t0`.`need_start`, 1e-09)
                  ) * TRY_DIVIDE(
                    GREATEST(`t0`.`enters_respect`, 1e-09) - GREATEST(`t0`.`need_share` * `t0`.`need_start`, 1e-09),
                    GREATEST(`t0`.`enters_respect`, 1e-09) + GREATEST(`t0`.`need_share` * `t0`.`need_start`, 1e-09)
                  ) * (
                    (
                      TRY_DIVIDE(
                        GREATEST(`t0`.`enters_respect`, 1e-09) - GREATEST(`t0`.`need_share` * `t0`.`need_start`, 1e-09),
                        GREATEST(`t0`.`enters_respect`, 1e-09) + GREATEST(`t0`.`need_share` * `t0`.`need_start`, 1e-09)
                      ) * TRY_DIVIDE(
                        GREATEST(`t0`.`enters_respect`, 1e-09) - GREATEST(`t0`.`need_share` * `t0`.`need_start`, 1e-09),
                        GREATEST(`t0`.`enters_respect`, 1e-09) + GREATEST(`t0`.`need_share` * `t0`.`need_start`, 1e-09)
                      ) * (
                        (
                          TRY_DIVIDE(
                            GREATEST(`t0`.`enters_respect`, 1e-09) - GREATEST(`t0`.`need_share` * `t0`.`need_start`, 1e-09),
                            GREATEST(`t0`.`enters_respect`, 1e-09) + GREATEST(`t0`.`need_share` * `t0`.`need_start`, 1e-09)
                          ) * TRY_DIVIDE(
                            GREATEST(`t0`.`enters_respect`, 1e-09) - GREATEST(`t0`.`need_share` * `t0`.`need_start`, 1e-09),
                            GREATEST(`t0`.`enters_respect`, 1e-09) + GREATEST(`t0`.`need_share` * `t0`.`need_start`, 1e-09)
                          ) * 0.14285714285714285e0
                        ) + 0.2e0
                      )
                    ) + 0.3333333333333333e0
                  )
                ) + 1.0e0
              ),
              TRY_DIVIDE(
                GREATEST(`t0`.`enters_respect`, 1e-09) - GREATEST(`t0`.`need_share` * `t0`.`need_start`, 1e-09),
                IF(
                  ABS(
                    TRY_DIVIDE(
                      GREATEST(`t0`.`enters_respect`, 1e-09) - GREATEST(`t0`.`need_share` * `t0`.`need_start`, 1e-09),
                      GREATEST(`t0`.`enters_respect`, 1e-09) + GREATEST(`t0`.`need_share` * `t0`.`need_start`, 1e-09)
                    )
                  ) < 0.01e0,
                  1.0e0,
                  LN(
                    TRY_DIVIDE(
                      GREATEST(`t0`.`enters_respect`, 1e-09),
                      GREATEST(`t0`.`need_share` * `t0`.`need_start`, 1e-09)
                    )
                  )
                )
              )
            )
          ),
          1000000000
        ) * 1000000000.0e0,
        0
      ) AS BIGINT) AS DOUBLE),
      1000000000.0e0
    ) * `t0`.`need_share`
  ) AS `need_slope`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(
      TRY_DIVIDE(
        TRY_DIVIDE(
          CAST(`t0`.`influence_nano` AS DOUBLE) * IF(
            ABS(
              TRY_DIVIDE(
                GREATEST(`t0`.`loyalty`, 1e-09) - GREATEST(
                  (
                    POWER(`t0`.`trust_start`, 0.5e0)
                  ) * (
                    POWER((
                      `t0`.`need_share` * `t0`.`need_start`
                    ), 0.5e0)
                  ),
                  1e-09
                ),
                GREATEST(`t0`.`loyalty`, 1e-09) + GREATEST(
                  (
                    POWER(`t0`.`trust_start`, 0.5e0)
                  ) * (
                    POWER((
                      `t0`.`need_share` * `t0`.`need_start`
                    ), 0.5e0)
                  ),
                  1e-09
                )
              )
            ) < 0.01e0,
            TRY_DIVIDE(
              TRY_DIVIDE(
                GREATEST(`t0`.`loyalty`, 1e-09) + GREATEST(
                  (
                    POWER(`t0`.`trust_start`, 0.5e0)
                  ) * (
                    POWER((
                      `t0`.`need_share` * `t0`.`need_start`
                    ), 0.5e0)
                  ),
                  1e-09
                ),
                2.0e0
              ),
              (
                TRY_DIVIDE(
                  GREATEST(`t0`.`loyalty`, 1e-09) - GREATEST(
                    (
                      POWER(`t0`.`trust_start`, 0.5e0)
                    ) * (
                      POWER((
                        `t0`.`need_share` * `t0`.`need_start`
                      ), 0.5e0)
                    ),
                    1e-09
                  ),
                  GREATEST(`t0`.`loyalty`, 1e-09) + GREATEST(
                    (
                      POWER(`t0`.`trust_start`, 0.5e0)
                    ) * (
                      POWER((
                        `t0`.`need_share` * `t0`.`need_start`
                      ), 0.5e0)
                    ),
                    1e-09
                  )
                ) * TRY_DIVIDE(
                  GREATEST(`t0`.`loyalty`, 1e-09) - GREATEST(
                    (
                      POWER(`t0`.`trust_start`, 0.5e0)
                    ) * (
                      POWER((
                        `t0`.`need_share` * `t0`.`need_start`
                      ), 0.5e0)
                    ),
                    1e-09
                  ),
                  GREATEST(`t0`.`loyalty`, 1e-09) + GREATEST(
                    (
                      POWER(`t0`.`trust_start`, 0.5e0)
                    ) * (
                      POWER((
                        `t0`.`need_share` * `t0`.`need_start`
                      ), 0.5e0)
                    ),
                    1e-09
                  )
                ) * (
                  (
                    TRY_DIVIDE(
                      GREATEST(`t0`.`loyalty`, 1e-09) - GREATEST(
                        (
                          POWER(`t0`.`trust_start`, 0.5e0)
                        ) * (
                          POWER((
                            `t0`.`need_share` * `t0`.`need_start`
                          ), 0.5e0)
                        ),
                        1e-09
                      ),
                      GREATEST(`t0`.`loyalty`, 1e-09) + GREATEST(
                        (
                          POWER(`t0`.`trust_start`, 0.5e0)
                        ) * (
                          POWER((
                            `t0`.`need_share` * `t0`.`need_start`
                          ), 0.5e0)
                        ),
                        1e-09
                      )
                    ) * TRY_DIVIDE(
                      GREATEST(`t0`.`loyalty`, 1e-09) - GREATEST(
                        (
                          POWER(`t0`.`trust_start`, 0.5e0)
                        ) * (
                          POWER((
                            `t0`.`need_share` * `t0`.`need_start`
                          ), 0.5e0)
                        ),
                        1e-09
                      ),
                      GREATEST(`t0`.`loyalty`, 1e-09) + GREATEST(
                        (
                          POWER(`t0`.`trust_start`, 0.5e0)
                        ) * (
                          POWER((
                            `t0`.`need_share` * `t0`.`need_start`
                          ), 0.5e0)
                        ),
                        1e-09
                      )
                    ) * (
                      (
                        TRY_DIVIDE(
                          GREATEST(`t0`.`loyalty`, 1e-09) - GREATEST(
                            (
                              POWER(`t0`.`trust_start`, 0.5e0)
                            ) * (
                              POWER((
                                `t0`.`need_share` * `t0`.`need_start`
                              ), 0.5e0)
                            ),
                            1e-09
                          ),
                          GREATEST(`t0`.`loyalty`, 1e-09) + GREATEST(
                            (
                              POWER(`t0`.`trust_start`, 0.5e0)
                            ) * (
                              POWER((
                                `t0`.`need_share` * `t0`.`need_start`
                              ), 0.5e0)
                            ),
                            1e-09
                          )
                        ) * TRY_DIVIDE(
                          GREATEST(`t0`.`loyalty`, 1e-09) - GREATEST(
                            (
                              POWER(`t0`.`trust_start`, 0.5e0)
                            ) * (
                              POWER((
                                `t0`.`need_share` * `t0`.`need_start`
                              ), 0.5e0)
                            ),
                            1e-09
                          ),
                          GREATEST(`t0`.`loyalty`, 1e-09) + GREATEST(
                            (
                              POWER(`t0`.`trust_start`, 0.5e0)
                            ) * (
                              POWER((
                                `t0`.`need_share` * `t0`.`need_start`
                              ), 0.5e0)
                            ),
                            1e-09
                          )
                        ) * 0.14285714285714285e0
                      ) + 0.2e0
                    )
                  ) + 0.3333333333333333e0
                )
              ) + 1.0e0
            ),
            TRY_DIVIDE(
              GREATEST(`t0`.`loyalty`, 1e-09) - GREATEST(
                (
                  POWER(`t0`.`trust_start`, 0.5e0)
                ) * (
                  POWER((
                    `t0`.`need_share` * `t0`.`need_start`
                  ), 0.5e0)
                ),
                1e-09
              ),
              IF(
                ABS(
                  TRY_DIVIDE(
                    GREATEST(`t0`.`loyalty`, 1e-09) - GREATEST(
                      (
                        POWER(`t0`.`trust_start`, 0.5e0)
                      ) * (
                        POWER((
                          `t0`.`need_share` * `t0`.`need_start`
                        ), 0.5e0)
                      ),
                      1e-09
                    ),
                    GREATEST(`t0`.`loyalty`, 1e-09) + GREATEST(
                      (
                        POWER(`t0`.`trust_start`, 0.5e0)
                      ) * (
                        POWER((
                          `t0`.`need_share` * `t0`.`need_start`
                        ), 0.5e0)
                      ),
                      1e-09
                    )
                  )
                ) < 0.01e0,
                1.0e0,
                LN(
                  TRY_DIVIDE(
                    GREATEST(`t0`.`loyalty`, 1e-09),
                    GREATEST(
                      (
                        POWER(`t0`.`trust_start`, 0.5e0)
                      ) * (
                        POWER((
                          `t0`.`need_share` * `t0`.`need_start`
                        ), 0.5e0)
                      ),
                      1e-09
                    )
                  )
                )
              )
            )
          ) * 0.5e0,
          IF(
            ABS(
              TRY_DIVIDE(
                GREATEST(`t0`.`enters_respect`, 1e-09) - GREATEST(`t0`.`need_share` * `t0`.`need_start`, 1e-09),
                GREATEST(`t0`.`enters_respect`, 1e-09) + GREATEST(`t0`.`need_share` * `t0`.`need_start`, 1e-09)
              )
            ) < 0.01e0,
            TRY_DIVIDE(
              TRY_DIVIDE(
                GREATEST(`t0`.`enters_respect`, 1e-09) + GREATEST(`t0`.`need_share` * `t0`.`need_start`, 1e-09),
                2.0e0
              ),
              (
                TRY_DIVIDE(
                  GREATEST(`t0`.`enters_respect`, 1e-09) - GREATEST(`t0`.`need_share` * `t0`.`need_start`, 1e-09),
                  GREATEST(`t0`.`enters_respect`, 1e-09) + GREATEST(`t0`.`need_share` * `t0`.`need_start`, 1e-09)
                ) * TRY_DIVIDE(
                  GREATEST(`t0`.`enters_respect`, 1e-09) - GREATEST(`t0`.`need_share` * `t0`.`need_start`, 1e-09),
                  GREATEST(`t0`.`enters_respect`, 1e-09) + GREATEST(`t0`.`need_share` * `t0`.`need_start`, 1e-09)
                ) * (
                  (
                    TRY_DIVIDE(
                      GREATEST(`t0`.`enters_respect`, 1e-09) - GREATEST(`t0`.`need_share` * `t0`.`need_start`, 1e-09),
                      GREATEST(`t0`.`enters_respect`, 1e-09) + GREATEST(`t0`.`need_share` * `t0`.`need_start`, 1e-09)
                    ) * TRY_DIVIDE(
                      GREATEST(`t0`.`enters_respect`, 1e-09) - GREATEST(`t0`.`need_share` * `t0`.`need_start`, 1e-09),
                      GREATEST(`t0`.`enters_respect`, 1e-09) + GREATEST(`t0`.`need_share` * `t0`.`need_start`, 1e-09)
                    ) * (
                      (
                        TRY_DIVIDE(
                          GREATEST(`t0`.`enters_respect`, 1e-09) - GREATEST(`t0`.`need_share` * `t0`.`need_start`, 1e-09),
                          GREATEST(`t0`.`enters_respect`, 1e-09) + GREATEST(`t0`.`need_share` * `t0`.`need_start`, 1e-09)
                        ) * TRY_DIVIDE(
                          GREATEST(`t0`.`enters_respect`, 1e-09) - GREATEST(`t0`.`need_share` * `t0`.`need_start`, 1e-09),
                          GREATEST(`t0`.`enters_respect`, 1e-09) + GREATEST(`t0`.`need_share` * `t0`.`need_start`, 1e-09)
                        ) * 0.14285714285714285e0
                      ) + 0.2e0
                    )
                  ) + 0.3333333333333333e0
                )
              ) + 1.0e0
            ),
            TRY_DIVIDE(
              GREATEST(`t0`.`enters_respect`, 1e-09) - GREATEST(`t0`.`need_share` * `t0`.`need_start`, 1e-09),
              IF(
                ABS(
                  TRY_DIVIDE(
                    GREATEST(`t0`.`enters_respect`, 1e-09) - GREATEST(`t0`.`need_share` * `t0`.`need_start`, 1e-09),
                    GREATEST(`t0`.`enters_respect`, 1e-09) + GREATEST(`t0`.`need_share` * `t0`.`need_start`, 1e-09)
                  )
                ) < 0.01e0,
                1.0e0,
                LN(
                  TRY_DIVIDE(
                    GREATEST(`t0`.`enters_respect`, 1e-09),
                    GREATEST(`t0`.`need_share` * `t0`.`need_start`, 1e-09)
                  )
                )
              )
            )
          )
        ),
        1000000000
      ) * 1000000000.0e0,
      0
    ) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) * (
    1.0e0 - `t0`.`need_share`
  ) AS `contact_slope`
FROM `person_loyalty` AS `t0`
WHERE
  `t0`.`active`

-- measure: promise_terms not_stored
SELECT
  `t11`.`account_id`,
  `t11`.`person_id`,
  `t11`.`fact_table`,
  `t11`.`fact_id`,
  `t11`.`term_nano`
FROM (
  SELECT
    `t10`.`account_id`,
    `t10`.`person_id`,
    'promises' AS `fact_table`,
    `t10`.`promise_id` AS `fact_id`,
    `t10`.`trust_slope` AS `slope`,
    CAST(ROUND(
      `t10`.`trust_slope` * TRY_DIVIDE(
        (
          `t10`.`credit` * (
            1.0e0 - `t10`.`trust_start`
          )
        ) - (
          `t10`.`debit` * 2.0e0 * `t10`.`trust_start`
        ),
        `t10`.`trust_mass`
      ) * 1000000000.0e0,
      0
    ) AS BIGINT) AS `term_nano`
  FROM (
    SELECT
      `t9`.`account_id`,
      `t9`.`person_id`,
      `t9`.`promise_id`,
      `t9`.`credit`,
      `t9`.`debit`,
      `t3`.`influence_nano`,
      `t3`.`trust_start`,
      `t3`.`trust_mass`,
      `t3`.`need_start`,
      `t3`.`need_mass`,
      `t3`.`total_nano`,
      `t3`.`trust_slope`,
      `t3`.`need_slope`,
      `t3`.`contact_slope`
    FROM (
      SELECT
        `t7`.`account_id`,
        `t7`.`person_id`,
        `t7`.`promise_id`,
        TRY_DIVIDE(
          CAST(COALESCE(
            SUM(
              CAST(ROUND(
                TRY_DIVIDE(
                  CAST(`t7`.`credit_atto` - (
                    `t7`.`credit_atto` % 1000000000
                  ) AS DOUBLE),
                  1000000000.0e0
                ),
                0
              ) AS BIGINT)
            ),
            0
          ) AS DOUBLE) + TRY_DIVIDE(CAST(COALESCE(SUM(`t7`.`credit_atto` % 1000000000), 0) AS DOUBLE), 1000000000.0e0),
          1000000000.0e0
        ) AS `credit`,
        TRY_DIVIDE(
          CAST(COALESCE(
            SUM(
              CAST(ROUND(
                TRY_DIVIDE(
                  CAST(`t7`.`debit_atto` - (
                    `t7`.`debit_atto` % 1000000000
                  ) AS DOUBLE),
                  1000000000.0e0
                ),
                0
              ) AS BIGINT)
            ),
            0
          ) AS DOUBLE) + TRY_DIVIDE(CAST(COALESCE(SUM(`t7`.`debit_atto` % 1000000000), 0) AS DOUBLE), 1000000000.0e0),
          1000000000.0e0
        ) AS `debit`
      FROM (
        SELECT
          `t6`.`account_id`,
          `t6`.`viewer_id` AS `person_id`,
          `t6`.`promise_id`,
          `t6`.`credit_atto`,
          `t6`.`debit_atto`
        FROM (
          SELECT
            *
          FROM (
            SELECT
              `t1`.`account_id`,
              `t1`.`viewer_id`,
              `t1`.`promise_id`,
              `t1`.`credit_atto`,
              `t1`.`debit_atto`
            FROM `promise_evidence` AS `t1`
          ) AS `t4`
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              `t2`.`account_id`,
              `t2`.`viewer_id`,
              `t2`.`promise_id`,
              0 AS `credit_atto`,
              `t2`.`debit_atto`
            FROM `change_evidence` AS `t2`
          ) AS `t5`
        ) AS `t6`
      ) AS `t7`
      GROUP BY
        1,
        2,
        3
    ) AS `t9`
    INNER JOIN `loyalty_slopes` AS `t3`
      ON `t9`.`account_id` = `t3`.`account_id` AND `t9`.`person_id` = `t3`.`person_id`
  ) AS `t10`
  WHERE
    (
      (
        `t10`.`credit` > 0.0e0
      ) OR (
        `t10`.`debit` > 0.0e0
      )
    )
    AND `t10`.`trust_slope` > 0.0e0
) AS `t11`

-- measure: need_terms not_stored
SELECT
  `t5`.`account_id`,
  `t5`.`person_id`,
  `t5`.`fact_table`,
  `t5`.`fact_id`,
  `t5`.`term_nano`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t2`.`account_id`,
      `t2`.`person_id`,
      `t2`.`fact_table`,
      `t2`.`fact_id`,
      `t3`.`need_slope` AS `slope`,
      CAST(ROUND(
        `t3`.`need_slope` * TRY_DIVIDE(
          TRY_DIVIDE(CAST(`t2`.`weight_nano` AS DOUBLE), 1000000000.0e0) * (
            TRY_DIVIDE(CAST(`t2`.`met_micro` AS DOUBLE), 1000000.0e0) - `t3`.`need_start`
          ),
          `t3`.`need_mass`
        ) * 1000000000.0e0,
        0
      ) AS BIGINT) AS `term_nano`
    FROM `need_evidence` AS `t2`
    INNER JOIN `loyalty_slopes` AS `t3`
      ON `t2`.`account_id` = `t3`.`account_id` AND `t2`.`person_id` = `t3`.`person_id`
  ) AS `t4`
  WHERE
    `t4`.`slope` > 0.0e0
) AS `t5`

-- measure: contact_terms not_stored
SELECT
  `t9`.`account_id`,
  `t9`.`person_id`,
  `t9`.`fact_table`,
  `t9`.`fact_id`,
  `t9`.`term_nano`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t7`.`account_id`,
      `t7`.`person_id`,
      'interactions' AS `fact_table`,
      `t7`.`fact_id`,
      `t3`.`contact_slope` AS `slope`,
      CAST(ROUND(
        `t3`.`contact_slope` * TRY_DIVIDE(
          TRY_DIVIDE(CAST(`t7`.`weight_nano` AS DOUBLE), 1000000000.0e0),
          TRY_DIVIDE(CAST(`t6`.`contact_nano` AS DOUBLE), 1000000000.0e0) + 6.0e0
        ) * 1000000000.0e0,
        0
      ) AS BIGINT) AS `term_nano`
    FROM (
      SELECT
        *
      FROM `contact_evidence` AS `t0`
      WHERE
        `t0`.`weight_nano` > 0
    ) AS `t7`
    INNER JOIN (
      SELECT
        `t2`.`account_id`,
        `t2`.`person_id`,
        `t2`.`contact_nano`
      FROM `contacts` AS `t2`
    ) AS `t6`
      ON `t7`.`account_id` = `t6`.`account_id` AND `t7`.`person_id` = `t6`.`person_id`
    INNER JOIN `loyalty_slopes` AS `t3`
      ON `t7`.`account_id` = `t3`.`account_id` AND `t7`.`person_id` = `t3`.`person_id`
  ) AS `t8`
  WHERE
    `t8`.`slope` > 0.0e0
) AS `t9`

-- measure: contributions
WITH `t8` AS (
  SELECT
    `t4`.`account_id`,
    `t4`.`person_id`,
    `t4`.`total_nano`
  FROM `loyalty_slopes` AS `t4`
), `t12` AS (
  SELECT
    `t6`.`account_id`,
    `t6`.`person_id`,
    `t6`.`fact_table`,
    `t6`.`fact_id`,
    CAST(ROUND(CAST(COALESCE(SUM(`t6`.`term_nano`), 0) AS DOUBLE), 0) AS BIGINT) AS `part_nano`
  FROM (
    SELECT
      *
    FROM (
      SELECT
        *
      FROM `promise_terms` AS `t1`
      UNION ALL
      SELECT
        *
      FROM `need_terms` AS `t2`
    ) AS `t5`
    UNION ALL
    SELECT
      *
    FROM `contact_terms` AS `t0`
  ) AS `t6`
  GROUP BY
    1,
    2,
    3,
    4
)
SELECT
  `t25`.`account_id`,
  `t25`.`person_id`,
  `t25`.`fact_table`,
  `t25`.`fact_id`,
  TRY_DIVIDE(CAST(`t25`.`part_nano` AS DOUBLE), 1000000000.0e0) AS `contribution`
FROM (
  SELECT
    *
  FROM (
    SELECT
      *
    FROM `t12` AS `t13`
  ) AS `t16`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      `t23`.`account_id`,
      `t23`.`person_id`,
      'base' AS `fact_table`,
      '' AS `fact_id`,
      `t23`.`part_nano`
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t21`.`account_id`,
          `t21`.`person_id`,
          `t21`.`total_nano` - COALESCE(`t21`.`taken_nano`, 0) AS `part_nano`
        FROM (
          SELECT
            `t11`.`account_id`,
            `t11`.`person_id`,
            `t11`.`total_nano`,
            `t19`.`account_id` AS `account_id_right`,
            `t19`.`person_id` AS `person_id_right`,
            `t19`.`taken_nano`
          FROM `t8` AS `t11`
          LEFT OUTER JOIN (
            SELECT
              `t13`.`account_id`,
              `t13`.`person_id`,
              CAST(ROUND(CAST(COALESCE(SUM(`t13`.`part_nano`), 0) AS DOUBLE), 0) AS BIGINT) AS `taken_nano`
            FROM `t12` AS `t13`
            GROUP BY
              1,
              2
          ) AS `t19`
            ON `t11`.`account_id` = `t19`.`account_id` AND `t11`.`person_id` = `t19`.`person_id`
        ) AS `t21`
      ) AS `t22`
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          `t17`.`account_id`,
          '' AS `person_id`,
          CAST(ROUND(`t17`.`loyalty` * 1000000000.0e0, 0) AS BIGINT) - COALESCE(`t17`.`taken_nano`, 0) AS `part_nano`
        FROM (
          SELECT
            `t9`.`account_id`,
            `t9`.`loyalty`,
            `t15`.`account_id` AS `account_id_right`,
            `t15`.`taken_nano`
          FROM (
            SELECT
              `t3`.`account_id`,
              `t3`.`loyalty`
            FROM `account_loyalty` AS `t3`
          ) AS `t9`
          LEFT OUTER JOIN (
            SELECT
              `t10`.`account_id`,
              CAST(ROUND(CAST(COALESCE(SUM(`t10`.`total_nano`), 0) AS DOUBLE), 0) AS BIGINT) AS `taken_nano`
            FROM `t8` AS `t10`
            GROUP BY
              1
          ) AS `t15`
            ON `t9`.`account_id` = `t15`.`account_id`
        ) AS `t17`
      ) AS `t20`
    ) AS `t23`
  ) AS `t24`
) AS `t25`

-- measure: loyalty_without
SELECT
  `t6`.`account_id`,
  `t6`.`person_id`,
  TRY_DIVIDE(
    CAST(CAST(ROUND(
      GREATEST(
        TRY_DIVIDE(
          TRY_DIVIDE(CAST(`t6`.`influence_nano` AS DOUBLE), 1000000000.0e0) * (
            `t6`.`own_loyalty` - `t7`.`unseen_loyalty`
          ),
          `t8`.`loyalty`
        ),
        0.0e0
      ) * 1000000000.0e0,
      0
    ) AS BIGINT) AS DOUBLE),
    1000000000.0e0
  ) AS `share`
FROM (
  SELECT
    `t0`.`account_id`,
    `t0`.`person_id`,
    `t0`.`influence_nano`,
    `t0`.`loyalty` AS `own_loyalty`
  FROM `person_loyalty` AS `t0`
  WHERE
    `t0`.`active`
) AS `t6`
INNER JOIN (
  SELECT
    `t1`.`account_id`,
    `t1`.`unseen_loyalty`
  FROM `unseen_people` AS `t1`
) AS `t7`
  ON `t6`.`account_id` = `t7`.`account_id`
INNER JOIN (
  SELECT
    `t2`.`account_id`,
    `t2`.`loyalty`
  FROM `account_loyalty` AS `t2`
) AS `t8`
  ON `t6`.`account_id` = `t8`.`account_id`
